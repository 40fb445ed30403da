package io.kopilka.platform.audit;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the audit log tells of. Sales and returns are not among it: the ledger tells of them, and a sale pays for no
/// second record.
public enum AuditAction {
    TENANT_CREATED("tenant.created"),
    TENANT_CHANGED("tenant.changed"),
    TENANT_EXPORTED("tenant.exported"),
    TENANT_DELETION_REQUESTED("tenant.deletionRequested"),
    TENANT_DELETION_CANCELLED("tenant.deletionCancelled"),
    SANDBOX_CLOCK_SET("sandbox.clockSet"),
    STORE_CREATED("store.created"),
    STORE_CHANGED("store.changed"),
    STORE_ARCHIVED("store.archived"),
    TILL_CREATED("till.created"),
    TILL_CHANGED("till.changed"),
    TILL_ARCHIVED("till.archived"),
    PERSON_INVITED("person.invited"),
    INVITATION_WITHDRAWN("person.invitationWithdrawn"),
    PERSON_JOINED("person.joined"),
    PERSON_CHANGED("person.changed"),
    PERSON_REMOVED("person.removed"),
    KEY_CREATED("key.created"),
    KEY_CHANGED("key.changed"),
    KEY_ROTATED("key.rotated"),
    KEY_REVOKED("key.revoked"),
    PAIRING_CODE_CREATED("device.pairingCodeCreated"),
    DEVICE_PAIRED("device.paired"),
    DEVICE_CHANGED("device.changed"),
    DEVICE_REVOKED("device.revoked"),
    RULESET_DRAFT_REPLACED("ruleset.draftReplaced"),
    RULESET_PUBLISHED("ruleset.published"),
    RULESET_RESTORED("ruleset.restored"),
    CARD_KIND_CHANGED("cardKind.changed"),
    CARD_BATCH_CREATED("cardBatch.created"),
    CARD_BATCH_CHANGED("cardBatch.changed"),
    CARD_ISSUED("card.issued"),
    CARD_BLOCKED("card.blocked"),
    CARD_UNBLOCKED("card.unblocked"),
    CARD_REPLACED("card.replaced"),
    CUSTOMER_CREATED("customer.created"),
    CUSTOMER_CHANGED("customer.changed"),
    CUSTOMER_MERGED("customer.merged"),
    CUSTOMER_EXPORTED("customer.exported"),
    CUSTOMER_ERASED("customer.erased"),
    CUSTOMERS_IMPORTED("customer.imported"),
    POINTS_ADJUSTED("points.adjusted"),
    CONSENT_GIVEN("consent.given"),
    CONSENT_WITHDRAWN("consent.withdrawn"),
    ENDPOINT_CREATED("webhookEndpoint.created"),
    ENDPOINT_CHANGED("webhookEndpoint.changed"),
    ENDPOINT_SECRET_ROTATED("webhookEndpoint.secretRotated"),
    ENDPOINT_ARCHIVED("webhookEndpoint.archived"),
    INTEGRATION_CREATED("integration.created"),
    INTEGRATION_SECRET_ROTATED("integration.secretRotated"),
    INTEGRATION_ARCHIVED("integration.archived");

    private static final Map<String, AuditAction> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(AuditAction::wireName, Function.identity()));

    private final String wireName;

    AuditAction(String wireName) {
        this.wireName = wireName;
    }

    /// The action of this name, or empty where there is none.
    public static Optional<AuditAction> parse(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /// The action as the contract and the table name it: `ruleset.published`.
    public String wireName() {
        return wireName;
    }
}
