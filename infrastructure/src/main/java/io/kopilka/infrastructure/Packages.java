package io.kopilka.infrastructure;

import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awscdk.services.lambda.Code;

/// The folder with the functions' packages, `<module>.zip` each.
public record Packages(Path folder) {

    /// @throws IllegalArgumentException where the package is not there
    Code of(String module) {
        Path zip = folder.resolve(module + ".zip");
        if (!Files.isRegularFile(zip)) {
            throw new IllegalArgumentException("there is no package " + zip + ": build the packages first");
        }
        return Code.fromAsset(zip.toString());
    }
}
