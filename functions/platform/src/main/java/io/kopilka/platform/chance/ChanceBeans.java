package io.kopilka.platform.chance;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.random.RandomGenerator;

/// Hands out the one source of chance, so that whoever puts the service together may hand out another that repeats.
@Factory
final class ChanceBeans {

    @Singleton
    @Bean(typed = RandomGenerator.class)
    RandomGenerator chance() {
        return Chance.source();
    }
}
