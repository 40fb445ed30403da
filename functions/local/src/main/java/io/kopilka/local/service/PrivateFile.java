package io.kopilka.local.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Writing what only the owner of the service may read (mode 0600; folders 0700). Whoever looks at the file sees the
/// old content or the new one, never a part.
public final class PrivateFile {

    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private PrivateFile() {}

    /// Puts the bytes in the place of the file, whether it was there or not.
    public static void write(Path file, byte[] bytes) {
        try {
            Path fresh = Files.createTempFile(
                    file.toAbsolutePath().getParent(), file.getFileName() + ".", ".new", OWNERS_FILE);
            Files.write(fresh, bytes);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("the file " + file + " cannot be written", failure);
        }
    }

    /// Makes the folder and those above it where they are not there.
    static void folder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path above = folder.toAbsolutePath().getParent();
        if (above != null) {
            Files.createDirectories(above);
        }
        try {
            Files.createDirectory(folder, OWNERS_FOLDER);
        } catch (FileAlreadyExistsException somebodyElseWasFaster) {
            if (!Files.isDirectory(folder)) {
                throw somebodyElseWasFaster;
            }
        }
    }
}
