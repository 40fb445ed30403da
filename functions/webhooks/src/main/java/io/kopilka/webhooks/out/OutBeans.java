package io.kopilka.webhooks.out;

import io.kopilka.platform.chance.Chance;
import io.kopilka.webhooks.address.CheckedNames;
import io.kopilka.webhooks.address.Names;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;

/// What webhooks are sent with.
@Factory
final class OutBeans {

    @Singleton
    @Bean(typed = Sender.class, preDestroy = "close")
    HttpSender sender() throws NoSuchAlgorithmException {
        return new HttpSender(
                new CheckedNames(Names.ofTheMachine()),
                SSLContext.getDefault(),
                HttpSender.IN_ALL,
                HttpSender.TO_CONNECT);
    }

    @Singleton
    RetrySchedule schedule() {
        return new RetrySchedule(Chance.source());
    }
}
