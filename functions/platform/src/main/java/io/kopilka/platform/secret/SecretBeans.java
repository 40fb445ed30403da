package io.kopilka.platform.secret;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/// The signing key in the file of the setting `kopilka.secret-key-file`. Without that setting, whoever puts the
/// service together hands it a [SigningKey].
@Factory
@Requires(property = "kopilka.secret-key-file")
final class SecretBeans {

    @Singleton
    SigningKey signingKey(@Value("${kopilka.secret-key-file}") String file) {
        return SigningKey.of(Path.of(file));
    }
}
