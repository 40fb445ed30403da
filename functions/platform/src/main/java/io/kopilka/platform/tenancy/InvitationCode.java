package io.kopilka.platform.tenancy;

import io.kopilka.domain.identity.Crockford;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The code of an invitation: `inv_<tenant>_<secret>`, 256 bits that go to one mailbox. It names its tenant, so
/// that it is looked up within that tenant's fence. Stored is its hash.
public final class InvitationCode {

    private static final int SECRET_BYTES = 32;
    private static final Pattern FORM = Pattern.compile("inv_(ten_[0-9A-Z]{26})_[0-9A-Z]{52}");

    private final String text;
    private final TenantId tenant;

    private InvitationCode(String text, TenantId tenant) {
        this.text = text;
        this.tenant = tenant;
    }

    /// A new code with a secret of the random source's, which must be a secure one.
    public static InvitationCode create(TenantId tenant, RandomGenerator secureRandom) {
        byte[] secret = new byte[SECRET_BYTES];
        secureRandom.nextBytes(secret);
        return new InvitationCode("inv_" + tenant.value() + "_" + Crockford.encode(secret), tenant);
    }

    /// The code in a text, or empty where the text is none.
    public static Optional<InvitationCode> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? TenantId.parse(parts.group(1)).map(tenant -> new InvitationCode(text, tenant))
                : Optional.empty();
    }

    /// The whole code, for the one whom it is meant for.
    public String reveal() {
        return text;
    }

    /// What is stored instead.
    public byte[] hash() {
        return Sha256.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// Whose team it leads into.
    public TenantId tenant() {
        return tenant;
    }

    /// The code without its secret.
    @Override
    public String toString() {
        return "inv_" + tenant.value() + "_…";
    }
}
