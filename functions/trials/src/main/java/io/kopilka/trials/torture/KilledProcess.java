package io.kopilka.trials.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A program of ours in a process of its own, to be ended by SIGKILL.
final class KilledProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;
    private final Path log;

    private KilledProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        said = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Starts it and does not wait.
    ///
    /// @param log what it has to complain of is added to this file
    static KilledProcess start(Class<?> main, List<String> arguments, Path log) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // An emulator is never sent the credentials of whoever runs this.
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        try {
            return new KilledProcess(builder.start(), log);
        } catch (IOException failure) {
            throw new UncheckedIOException("the process does not start", failure);
        }
    }

    /// Waits until it says something with this in it.
    ///
    /// @throws IllegalStateException where it ends without
    void awaitWord(String word) {
        try {
            String line = said.readLine();
            while (line != null && !line.contains(word)) {
                line = said.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("the process ended by itself: " + log);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("the process cannot be listened to", failure);
        }
    }

    /// SIGKILL.
    void kill() {
        process.destroyForcibly();
        try {
            var _ = process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
