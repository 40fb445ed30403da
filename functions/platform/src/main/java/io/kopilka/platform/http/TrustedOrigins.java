package io.kopilka.platform.http;

import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.Origin;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The origins whose pages may call: those of the setting `kopilka.origins` for everybody (the console's own),
/// and those that a tenant has named for itself.
@Singleton
final class TrustedOrigins {

    private final Directory directory;
    private final Set<String> everybodys;

    TrustedOrigins(Directory directory, @Value("${kopilka.origins:}") List<String> everybodys) {
        this.directory = directory;
        this.everybodys = Set.copyOf(everybodys);
    }

    boolean include(String origin, Optional<Caller> caller) {
        return everybodys.contains(origin)
                || caller.flatMap(known -> Fence.around(known.tenant()).call(() -> directory.tenant(known.tenant())))
                        .filter(tenant ->
                                tenant.origins().stream().map(Origin::text).anyMatch(origin::equals))
                        .isPresent();
    }
}
