package io.kopilka.platform.emulator;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A stand-in for a service of the cloud, in a process of its own on a class path of its own, on a free port of the
/// loopback interface.
///
/// Closing it asks the process to end, and ends it by force after ten seconds. It ends with this process too, however
/// this one ends.
final class EmulatorProcess {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int LOOK_TIMEOUT_MILLIS = 500;

    private final String name;
    private final Process process;
    private final int port;

    private EmulatorProcess(String name, Process process, int port) {
        this.name = name;
        this.process = process;
        this.port = port;
    }

    /// How to start one.
    ///
    /// @param name as a person knows it
    /// @param jars the folder with everything that it needs
    /// @param main its main class
    /// @param options of its JVM
    /// @param arguments of its main class
    record Plan(String name, Path jars, String main, List<String> options, List<String> arguments) {}

    /// Starts it and does not wait.
    ///
    /// @param port where it is told to listen ([#freePort])
    /// @param log where its output goes; empty for nowhere
    static EmulatorProcess launch(Plan plan, int port, Optional<Path> log) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command(plan)).redirectErrorStream(true);
            builder.redirectOutput(log.map(Path::toFile)
                    .map(ProcessBuilder.Redirect::appendTo)
                    .orElse(ProcessBuilder.Redirect.DISCARD));
            return new EmulatorProcess(plan.name(), builder.start(), port);
        } catch (IOException failure) {
            throw new UncheckedIOException(plan.name() + " could not be started", failure);
        }
    }

    private static List<String> command(Plan plan) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(plan.options());
        command.addAll(List.of(
                "-cp",
                plan.jars().toAbsolutePath() + "/*" + File.pathSeparator + ownClasses(),
                EmulatorMain.class.getName(),
                plan.main()));
        command.addAll(plan.arguments());
        return command;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /// Asks it to end and does not wait.
    void stop() {
        process.destroy();
    }

    void close() {
        stop();
        try {
            if (!process.waitFor(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until it answers.
    ///
    /// @throws IllegalStateException where it ended by itself, or does not answer within a minute
    void awaitReadiness() {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!answers(port)) {
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " ended by itself with " + process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException(name + " did not answer within " + LONGEST_START);
            }
            sleep();
        }
    }

    /// Where this class was loaded from: the child needs its main class.
    private static Path ownClasses() {
        try {
            return Path.of(EmulatorMain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("a class path is made of URIs", impossible);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException("no port of the loopback interface is free", failure);
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LOOK_TIMEOUT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void sleep() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException interrupted) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " started", interrupted);
        }
    }
}
