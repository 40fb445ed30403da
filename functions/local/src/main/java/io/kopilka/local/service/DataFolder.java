package io.kopilka.local.service;

import io.kopilka.local.Complaint;
import io.kopilka.platform.chance.Chance;
import io.kopilka.platform.secret.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The folder of one running service. Nobody else runs on it until it is closed: two would fight over the
/// emulator's files.
///
/// | file | holds |
/// |---|---|
/// | `lock` | nothing; it is locked while a service runs |
/// | `secret.key` | 32 random bytes, made at the first start: the service's [SigningKey] |
/// | `run.json` | while a service runs: its process, its address and that of its table ([RunFile]) |
/// | `demo.json` | the demo shop, for scripts |
/// | `dynamodb/`, `dynamodb.log` | the table's emulator's data and what it said since its last start |
/// | `elasticmq/`, `elasticmq.log` | the same of the queues' emulator |
/// | `login.html` | the page on which made-up people sign in |
/// | `stream.json` | how far the table's stream has been carried on to the queues |
public final class DataFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel lockFile;

    private DataFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /// Makes the folder where it is not there, and takes it.
    ///
    /// @throws Complaint where another service runs on it, or it cannot be made
    public static DataFolder take(Path folder) {
        try {
            PrivateFile.folder(folder);
            FileChannel lockFile =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(lockFile) == null) {
                lockFile.close();
                throw taken(folder);
            }
            return new DataFolder(folder, lockFile);
        } catch (IOException failure) {
            throw new Complaint(
                    "Папку данных не открыть: " + folder + " (" + failure + ")",
                    "The data folder cannot be opened: " + folder + " (" + failure + ")");
        }
    }

    private static @Nullable FileLock lock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static Complaint taken(Path folder) {
        Optional<RunFile> run = RunFile.find(folder);
        String who = run.map(found -> " (" + found.baseUrl() + ", pid " + found.pid() + ")")
                .orElse("");
        return new Complaint(
                "С папкой " + folder + " уже работает другая Копилка" + who
                        + ". Остановите её или укажите другую папку: --data DIR",
                "Another Kopilka runs on the folder " + folder + who + ". Stop it, or name another folder: --data DIR");
    }

    /// The file with the signing key, made now where it is not there.
    public Path secretKey() {
        Path file = folder.resolve("secret.key");
        if (Files.notExists(file)) {
            byte[] secret = new byte[SigningKey.BYTES];
            Chance.source().nextBytes(secret);
            PrivateFile.write(file, secret);
        }
        return file;
    }

    /// Where an emulator keeps its data.
    ///
    /// @param emulator `dynamodb` or `elasticmq`
    Path emulatorFiles(String emulator) {
        return folder.resolve(emulator);
    }

    /// Where an emulator says what it has to say; what it said the last time is gone.
    ///
    /// @param emulator `dynamodb` or `elasticmq`
    Path emulatorLog(String emulator) throws IOException {
        Path log = folder.resolve(emulator + ".log");
        Files.deleteIfExists(log);
        return log;
    }

    /// Where it stands how far the table's stream has been carried on.
    Path checkpoint() {
        return folder.resolve("stream.json");
    }

    /// Where the page stands on which people sign in.
    Path loginPage() {
        return folder.resolve("login.html");
    }

    /// Where scripts find the demo shop.
    public Path demoFile() {
        return folder.resolve("demo.json");
    }

    /// Says that the service runs, and where.
    void running(RunFile run) {
        run.write(folder);
    }

    @Override
    public void close() {
        try {
            RunFile.remove(folder);
            lockFile.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("the folder " + folder + " cannot be given back", failure);
        }
    }
}
