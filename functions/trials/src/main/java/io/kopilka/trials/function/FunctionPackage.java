package io.kopilka.trials.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The package of a function, as the build made it.
///
/// @param name of its module in `functions/packages`
/// @param zip the package itself
public record FunctionPackage(String name, Path zip) {

    /// The package of a function of this project.
    ///
    /// @throws IllegalStateException where it has not been built
    public static FunctionPackage of(String name) {
        Path zip = folder().resolve("target").resolve(name + ".zip");
        if (Files.notExists(zip)) {
            throw new IllegalStateException("there is no " + zip + ": ./mvnw -pl functions/packages/" + name
                    + " -am package -DskipTests makes it");
        }
        return new FunctionPackage(name, zip);
    }

    /// The names of all functions: every module of `functions/packages`.
    public static List<String> names() {
        try (Stream<Path> modules = Files.list(folder())) {
            return modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                    .map(module -> module.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the packages cannot be listed", unreadable);
        }
    }

    /// Unpacks it into a folder, the task root, and says where.
    public Path unpack(Path into) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IllegalStateException("a package reaches outside of itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(into.resolve(entry.getName()).getParent());
                    try (InputStream content = file.getInputStream(entry)) {
                        Files.copy(content, target);
                    }
                    // A class archive is good for jars of the same age only.
                    Files.setLastModifiedTime(target, entry.getLastModifiedTime());
                }
            }
            return into;
        } catch (IOException failure) {
            throw new UncheckedIOException("the package " + zip + " cannot be unpacked", failure);
        }
    }

    private static Path folder() {
        return Path.of(System.getProperty("kopilka.root"), "functions", "packages");
    }
}
