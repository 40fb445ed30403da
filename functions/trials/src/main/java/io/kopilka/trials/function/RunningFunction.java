package io.kopilka.trials.function;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A function in a process of its own, as Lambda runs it: AWS's runtime client on the class path, the task root as
/// working directory, the package's jars found by the client's own class loader.
public final class RunningFunction implements AutoCloseable {

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String NATIVE_PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
    private static final long LONGEST_STOP_SECONDS = 10;

    private final Process process;
    private final RuntimeApi api;

    private RunningFunction(Process process, RuntimeApi api) {
        this.process = process;
        this.api = api;
    }

    /// How a function is run.
    ///
    /// @param taskRoot the unpacked package
    /// @param handler its class
    /// @param environment beside what Lambda itself sets
    /// @param options of the JVM
    /// @param prefix stands before the command, such as `taskset -c 0`
    /// @param flat whether the package's jars stand on the JVM's own class path, as class archives need it
    /// @param output where it writes its log
    public record Settings(
            Path taskRoot,
            String handler,
            Map<String, String> environment,
            List<String> options,
            List<String> prefix,
            boolean flat,
            Path output) {}

    /// Starts it.
    public static RunningFunction start(Settings settings) {
        RuntimeApi api = RuntimeApi.open();
        try {
            ProcessBuilder builder = new ProcessBuilder(command(settings))
                    .directory(settings.taskRoot().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(settings.output().toFile());
            builder.environment().clear();
            builder.environment().putAll(environment(settings, api));
            Process process = builder.start();
            var _ = process.onExit().thenAccept(ended -> api.ended(ended.exitValue()));
            return new RunningFunction(process, api);
        } catch (IOException failure) {
            api.close();
            throw new UncheckedIOException("the function could not be started", failure);
        }
    }

    /// Gives it an event and waits for what comes of it.
    public RuntimeApi.Answer invoke(String event) {
        return api.invoke(event);
    }

    /// What it calls.
    public RuntimeApi api() {
        return api;
    }

    /// The most memory that it has held so far, in MiB, by the kernel's account.
    public long peakMebibytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                            .map(line -> line.replaceAll("\\D", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElseThrow()
                    / 1024;
        } catch (IOException failure) {
            throw new UncheckedIOException("the process says nothing of its memory", failure);
        }
    }

    /// The time that processors have spent on it so far, in milliseconds: other than the time that passes, it does not
    /// depend on what else the machine does.
    public long processorMillis() {
        return process.toHandle()
                .info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .orElse(0L);
    }

    /// Asks it to end, and waits: a JVM that trains an archive writes it when it ends.
    public void stop(long seconds) {
        process.destroy();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        api.close();
    }

    @Override
    public void close() {
        stop(LONGEST_STOP_SECONDS);
    }

    private static List<String> command(Settings settings) throws IOException {
        List<String> classPath = new ArrayList<>(jars(client()));
        if (settings.flat()) {
            classPath.addAll(jars(settings.taskRoot().resolve("lib")));
        }
        List<String> command = new ArrayList<>(settings.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Lambda's own runtime says the same.
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
        command.add(
                "-D" + NATIVE_PROPERTY + "=" + nativeClient(settings.output().resolveSibling("lambda-client.so")));
        command.addAll(settings.options());
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), CLIENT, settings.handler()));
        return command;
    }

    private static Map<String, String> environment(Settings settings, RuntimeApi api) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", "test");
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
        environment.put("_HANDLER", settings.handler());
        environment.put("LAMBDA_TASK_ROOT", settings.taskRoot().toString());
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("LC_ALL", "C.UTF-8");
        environment.putAll(settings.environment());
        return environment;
    }

    /// Where the build put the runtime client and what it needs.
    private static Path client() {
        return Path.of(System.getProperty("kopilka.root"), "functions", "trials", "target", "lambda-runtime");
    }

    /// The client's native part, unpacked once. Left to itself it unpacks it at each start, in a place that all its
    /// processes share: whoever starts another then pulls the code from under those that run.
    private static Path nativeClient(Path file) throws IOException {
        if (Files.exists(file)) {
            return file;
        }
        String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        for (String jar : jars(client())) {
            try (ZipFile zip = new ZipFile(jar)) {
                ZipEntry entry = zip.getEntry("jni/libaws-lambda-jni.linux-" + machine + ".so");
                if (entry != null) {
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                    return file;
                }
            }
        }
        throw new IllegalStateException("the runtime client has no native part for " + machine);
    }

    private static List<String> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
