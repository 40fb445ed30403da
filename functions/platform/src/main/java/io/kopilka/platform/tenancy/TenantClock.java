package io.kopilka.platform.tenancy;

import io.kopilka.platform.time.ServiceClock;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;

/// The time by which a shop trades: the service's, but that of a sandbox runs ahead or behind where its clock was set.
/// It goes before the framework's own bean of `java.time.Clock`, which is a source of instants too and would be handed
/// to everybody in its place.
@Singleton
@Primary
@Bean(typed = {InstantSource.class, TenantClock.class})
public final class TenantClock implements InstantSource {

    private final InstantSource service;

    public TenantClock(@Named(ServiceClock.NAME) InstantSource service) {
        this.service = service;
    }

    /// The time of the tenant that is being worked for; the service's where that is nobody.
    @Override
    public Instant instant() {
        Instant now = service.instant();
        return CurrentTenant.find().map(current -> now.plus(current.ahead())).orElse(now);
    }
}
