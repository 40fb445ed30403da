package io.kopilka.platform.fence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.fence.Sessions.Session;
import io.kopilka.platform.snapshot.AroundSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/// The credentials by which the table is called: those of the [Fence] that the work runs in, narrowed by its session
/// policy, and remembered until five minutes before they end.
///
/// The clock is the machine's and never the service's, which may be set: AWS goes by its own.
public final class TenantCredentials implements AwsCredentialsProvider, AroundSnapshot {

    /// How long before their end credentials are no longer used.
    public static final Duration SPARE = Duration.ofMinutes(5);

    private static final int MOST = 10_000;

    private final Sessions sessions;
    private final String tableArn;
    private final InstantSource clock;
    private final Cache<Fence, Session> open =
            Caffeine.newBuilder().maximumSize(MOST).build();

    public TenantCredentials(Sessions sessions, String tableArn, InstantSource clock) {
        this.sessions = sessions;
        this.tableArn = tableArn;
        this.clock = clock;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        Fence fence = Fence.current();
        Instant now = clock.instant();
        Session session = Optional.ofNullable(open.asMap()
                        .compute(fence, (wanted, known) -> known != null && isGood(known, now) ? known : begin(wanted)))
                .orElseThrow();
        return AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }

    /// Credentials in a snapshot may have ended when it is restored, and would be the same in every process.
    @Override
    public void beforeSnapshot() {
        open.invalidateAll();
    }

    @Override
    public void afterRestore() {
        open.invalidateAll();
    }

    private Session begin(Fence fence) {
        String name = fence.tenants().stream().map(TenantId::value).sorted().collect(Collectors.joining(","));
        return sessions.open(name.isEmpty() ? "house" : name, SessionPolicies.of(fence, tableArn));
    }

    private static boolean isGood(Session session, Instant now) {
        return now.isBefore(session.expires().minus(SPARE));
    }
}
