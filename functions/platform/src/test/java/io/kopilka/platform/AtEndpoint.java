package io.kopilka.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// A test that runs against the endpoint of `KOPILKA_AWS_ENDPOINT`, whatever answers there, and is skipped with a word
/// where there is none.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(
        named = AtEndpoint.VARIABLE,
        matches = "https?://.+",
        disabledReason = "KOPILKA_AWS_ENDPOINT names no endpoint to try this on")
public @interface AtEndpoint {
    String VARIABLE = "KOPILKA_AWS_ENDPOINT";
}
