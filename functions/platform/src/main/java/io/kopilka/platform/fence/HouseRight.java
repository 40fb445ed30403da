package io.kopilka.platform.fence;

import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import java.util.List;

/// A narrow right to something in the service's own fence, which no tenant's work reaches. Whoever needs one says so.
@SuppressWarnings("ImmutableEnumChecker") // made by List.of, which nobody can change
public enum HouseRight {

    /// To go through the list of all tenants, for what runs by time alone.
    LIST_TENANTS(List.of("dynamodb:Query"), Keys.tenants(Keys.HOUSE)),

    /// To add a tenant to that list when it is founded, or take one off when it is erased.
    ENLIST_TENANT(
            List.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:ConditionCheckItem"),
            Keys.tenants(Keys.HOUSE)),

    /// To know, and to say, which tenants a person belongs to.
    MEMBERSHIPS(
            List.of("dynamodb:Query", "dynamodb:PutItem", "dynamodb:DeleteItem"), Keys.memberships(Keys.HOUSE, "*")),

    /// To make a short code good, to find what it pairs a device with, and to use it up.
    PAIR_DEVICES(
            List.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"),
            Key.fence(Keys.HOUSE) + "PAIRING#*");

    private final List<String> actions;
    private final String leadingKeys;

    HouseRight(List<String> actions, String leadingKeys) {
        this.actions = actions;
        this.leadingKeys = leadingKeys;
    }

    /// The actions of DynamoDB that it allows.
    List<String> actions() {
        return actions;
    }

    /// The pattern of partition keys that it allows them on.
    String leadingKeys() {
        return leadingKeys;
    }
}
