package io.kopilka.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.MemoryTable;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class WrappedDataKeysTest {

    private static final TenantId TENANT = new TenantId("ten_01JZ0000000000000000000000");
    private static final TenantId STRANGER = new TenantId("ten_01JZ0000000000000000000001");

    private final MemoryTable table = new MemoryTable(InstantSource.system());
    private final FakeKms kms = new FakeKms();

    @Test
    void aTenantHasOneKeyInEveryProcessAndItIsStoredWrappedOnly() {
        byte[] here = new WrappedDataKeys(table, kms).of(TENANT);
        byte[] there = new WrappedDataKeys(table, kms).of(TENANT);

        assertThat(there).isEqualTo(here).hasSize(32);
        assertThat(kms.generated).isEqualTo(1);
        assertThat(table.everything())
                .singleElement()
                .satisfies(item -> assertThat(item.bytes("wrapped")).isNotEqualTo(here));
    }

    @Test
    void tenantsHaveKeysOfTheirOwn() {
        WrappedDataKeys keys = new WrappedDataKeys(table, kms);

        assertThat(keys.of(TENANT)).isNotEqualTo(keys.of(STRANGER));
    }

    @Test
    void aProcessAsksOnceAnHourAndAgainAfterASnapshot() {
        WrappedDataKeys keys = new WrappedDataKeys(table, kms);
        keys.of(TENANT);
        keys.of(TENANT);
        assertThat(kms.unwrapped).isZero();

        keys.afterRestore();
        keys.of(TENANT);
        assertThat(kms.unwrapped).isEqualTo(1);
    }

    @Test
    void whatIsSealedByATenantsKeyOpensForThatTenantAlone() {
        KeySealing sealing =
                new KeySealing(new SigningKey(new byte[32]), new WrappedDataKeys(table, kms), new SplittableRandom(1));
        byte[] sealed = sealing.seal(TENANT, "webhook", "secret".getBytes(UTF_8));

        assertThat(sealed[0]).isEqualTo((byte) 2);
        assertThat(sealing.open(TENANT, "webhook", sealed)).isEqualTo("secret".getBytes(UTF_8));
        assertThatThrownBy(() -> sealing.open(STRANGER, "webhook", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sealing.open(TENANT, "other", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasSealedBeforeThereWereDataKeysStillOpens() {
        SigningKey key = new SigningKey(new byte[32]);
        byte[] old = new KeySealing(key, new SplittableRandom(1)).seal(TENANT, "webhook", "old".getBytes(UTF_8));

        KeySealing sealing = new KeySealing(key, new WrappedDataKeys(table, kms), new SplittableRandom(2));

        assertThat(sealing.open(TENANT, "webhook", old)).isEqualTo("old".getBytes(UTF_8));
    }

    /// Wraps by putting tenant and number before the key turned over; unwraps for the same tenant only, as KMS does for
    /// the same encryption context.
    private static final class FakeKms implements Kms {

        private final SplittableRandom random = new SplittableRandom(7);
        private int generated;
        private int unwrapped;

        @Override
        public DataKey generate(TenantId tenant) {
            generated++;
            byte[] plain = new byte[32];
            random.nextBytes(plain);
            byte[] context = tenant.value().getBytes(UTF_8);
            return new DataKey(
                    plain,
                    ByteBuffer.allocate(context.length + plain.length)
                            .put(context)
                            .put(turned(plain))
                            .array());
        }

        @Override
        public byte[] unwrap(TenantId tenant, byte[] wrapped) {
            unwrapped++;
            byte[] context = tenant.value().getBytes(UTF_8);
            if (!Arrays.equals(Arrays.copyOf(wrapped, context.length), context)) {
                throw new IllegalStateException("another context");
            }
            return turned(Arrays.copyOfRange(wrapped, context.length, wrapped.length));
        }

        private static byte[] turned(byte[] bytes) {
            byte[] turned = bytes.clone();
            for (int place = 0; place < turned.length; place++) {
                turned[place] ^= 0x5A;
            }
            return turned;
        }
    }
}
