package io.kopilka.platform.fence;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Keys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SessionPoliciesTest {

    private static final String TABLE = "arn:aws:dynamodb:eu-central-1:000000000000:table/kopilka";
    private static final TenantId A = new TenantId("ten_01JZ0000000000000000000000");
    private static final TenantId B = new TenantId("ten_01JZ0000000000000000000001");
    private static final List<String> ACTIONS = List.of(
            "dynamodb:GetItem",
            "dynamodb:BatchGetItem",
            "dynamodb:Query",
            "dynamodb:PutItem",
            "dynamodb:DeleteItem",
            "dynamodb:ConditionCheckItem");

    @Test
    void aTenantsSessionReachesItsOwnPartitionsAndNoOthers() {
        for (String action : ACTIONS) {
            assertThat(reaches(Fence.around(A), action, Keys.tenantPartition(A)))
                    .as(action)
                    .isTrue();
            assertThat(reaches(Fence.around(A), action, Keys.tenantPartition(B)))
                    .as(action)
                    .isFalse();
            assertThat(reaches(Fence.around(A), action, Keys.tenants(Keys.HOUSE)))
                    .as(action)
                    .isFalse();
        }
    }

    @Test
    void oneKeyOfAnotherAmongManyOfOnesOwnIsTooMany() {
        assertThat(reaches(Fence.around(A), "dynamodb:BatchGetItem", "T#" + A + "#ACC#1", "T#" + B + "#ACC#1"))
                .isFalse();
    }

    @Test
    void aRequestThatNamesNoPartitionIsRefused() {
        assertThat(reaches(Fence.around(A), "dynamodb:BatchGetItem")).isFalse();
        assertThat(PolicyEvaluation.of(SessionPolicies.of(Fence.around(A), TABLE))
                        .allows(new AccessRequest("dynamodb:GetItem", TABLE, Map.of())))
                .isFalse();
        assertThat(reaches(Fence.around(A), "dynamodb:Scan")).isFalse();
        assertThat(reaches(Fence.around(A), "dynamodb:Scan", Keys.tenantPartition(A)))
                .isFalse();
    }

    /// The condition that makes the difference: without it `ForAllValues` would be true of no keys.
    @Test
    void withoutTheNullConditionARequestWithoutKeysWouldPass() {
        String bare = SessionPolicies.of(Fence.around(A), TABLE)
                .replace(",\"Null\":{\"dynamodb:LeadingKeys\":\"false\"}", "");

        assertThat(bare).doesNotContain("Null");
        assertThat(PolicyEvaluation.of(bare).allows(new AccessRequest("dynamodb:GetItem", TABLE, Map.of())))
                .isTrue();
    }

    @Test
    void anIdThatBeginsLikeAnotherIsAnother() {
        assertThat(reaches(Fence.around(A), "dynamodb:GetItem", "T#" + A + "0#ACC"))
                .isFalse();
        assertThat(reaches(Fence.around(A), "dynamodb:GetItem", "T#" + A)).isFalse();
        assertThat(reaches(Fence.around(A), "dynamodb:GetItem", "XT#" + A + "#ACC"))
                .isFalse();
        assertThat(reaches(Fence.around(A), "dynamodb:GetItem", "t#" + A + "#ACC"))
                .isFalse();
    }

    @Test
    void anotherTableIsOutOfReach() {
        assertThat(PolicyEvaluation.of(SessionPolicies.of(Fence.around(A), TABLE))
                        .allows(new AccessRequest(
                                "dynamodb:GetItem",
                                TABLE + "-backup",
                                Map.of("dynamodb:LeadingKeys", List.of(Keys.tenantPartition(A))))))
                .isFalse();
    }

    @Test
    void workOutsideEveryFenceReachesNothing() {
        for (String action : ACTIONS) {
            assertThat(reaches(Fence.NONE, action, Keys.tenantPartition(A))).isFalse();
            assertThat(reaches(Fence.NONE, action, Keys.tenants(Keys.HOUSE))).isFalse();
        }
    }

    @Test
    void whoMayListTenantsMayDoNothingElse() {
        Fence schedule = Fence.ofHouse(HouseRight.LIST_TENANTS);

        assertThat(reaches(schedule, "dynamodb:Query", Keys.tenants(Keys.HOUSE)))
                .isTrue();
        assertThat(reaches(schedule, "dynamodb:PutItem", Keys.tenants(Keys.HOUSE)))
                .isFalse();
        assertThat(reaches(schedule, "dynamodb:Query", Keys.tenantPartition(Keys.HOUSE)))
                .isFalse();
        assertThat(reaches(schedule, "dynamodb:Query", Keys.tenantPartition(A))).isFalse();
    }

    @Test
    void aFoundingReachesTheTenantItsSandboxAndTheList() {
        Fence founding = Fence.around(A, B).with(HouseRight.ENLIST_TENANT);

        assertThat(reaches(founding, "dynamodb:PutItem", Keys.tenantPartition(A)))
                .isTrue();
        assertThat(reaches(founding, "dynamodb:PutItem", Keys.tenantPartition(B)))
                .isTrue();
        assertThat(reaches(founding, "dynamodb:PutItem", Keys.tenants(Keys.HOUSE)))
                .isTrue();
        assertThat(reaches(founding, "dynamodb:Query", Keys.tenants(Keys.HOUSE)))
                .isFalse();
        assertThat(reaches(founding, "dynamodb:PutItem", "T#ten_01JZ0000000000000000000002#TENANT"))
                .isFalse();
    }

    @Test
    void oneTransactionMayWriteTheTenantAndTheList() {
        Fence founding = Fence.around(A).with(HouseRight.ENLIST_TENANT);

        assertThat(reaches(founding, "dynamodb:PutItem", Keys.tenantPartition(A), Keys.tenants(Keys.HOUSE)))
                .isTrue();
        assertThat(reaches(founding, "dynamodb:PutItem", Keys.tenantPartition(A), Keys.tenantPartition(B)))
                .isFalse();
    }

    @Test
    void theWidestPolicyIsNotLongerThanAwsTakes() {
        assertThat(SessionPolicies.of(Fence.around(A, B).with(HouseRight.values()), TABLE))
                .hasSizeLessThanOrEqualTo(SessionPolicies.MOST_CHARACTERS);
    }

    private static boolean reaches(Fence fence, String action, String... keys) {
        return PolicyEvaluation.of(SessionPolicies.of(fence, TABLE))
                .allows(new AccessRequest(action, TABLE, Map.of("dynamodb:LeadingKeys", List.of(keys))));
    }
}
