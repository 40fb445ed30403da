package io.kopilka.platform.fence;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.fence.Sessions.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TenantCredentialsTest {

    private static final String TABLE = "arn:aws:dynamodb:eu-central-1:000000000000:table/kopilka";
    private static final TenantId A = new TenantId("ten_01JZ0000000000000000000000");
    private static final TenantId B = new TenantId("ten_01JZ0000000000000000000001");

    private Instant now = Instant.parse("2026-11-22T05:15:00Z");
    private final List<String> opened = new ArrayList<>();
    private final TenantCredentials credentials = new TenantCredentials(this::open, TABLE, () -> now);

    @Test
    void eachTenantHasASessionOfItsOwnWithItsOwnPolicy() {
        Fence.around(A).run(credentials::resolveCredentials);
        Fence.around(B).run(credentials::resolveCredentials);

        assertThat(opened)
                .containsExactly(
                        A + " " + SessionPolicies.of(Fence.around(A), TABLE),
                        B + " " + SessionPolicies.of(Fence.around(B), TABLE));
    }

    @Test
    void aSessionIsUsedUntilFiveMinutesBeforeItsEnd() {
        Fence.around(A).run(credentials::resolveCredentials);
        now = now.plus(Duration.ofMinutes(55)).minusMillis(1);
        Fence.around(A).run(credentials::resolveCredentials);
        assertThat(opened).hasSize(1);

        now = now.plusMillis(1);
        assertThat(Fence.around(A).call(credentials::resolveCredentials).accessKeyId())
                .isEqualTo("key-2");
        assertThat(opened).hasSize(2);
    }

    @Test
    void workOutsideEveryFenceGetsASessionThatIsDeniedEverything() {
        credentials.resolveCredentials();

        assertThat(opened).singleElement().asString().startsWith("house ").contains("\"Deny\"");
    }

    @Test
    void aRestoredSnapshotHasNoSessions() {
        Fence.around(A).run(credentials::resolveCredentials);
        credentials.afterRestore();
        Fence.around(A).run(credentials::resolveCredentials);

        assertThat(opened).hasSize(2);
    }

    @Test
    void noSecretIsShown() {
        assertThat(open("x", "y").toString()).doesNotContain("secret", "token");
    }

    private Session open(String name, String policy) {
        opened.add(name + " " + policy);
        return new Session("key-" + opened.size(), "secret", "token", now.plus(Duration.ofHours(1)));
    }
}
