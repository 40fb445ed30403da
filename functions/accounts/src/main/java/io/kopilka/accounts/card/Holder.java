package io.kopilka.accounts.card;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.ProgrammeId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Whose a card is, with as much of the customer as a sale needs: it stands on the card, so that a sale reads the card
/// and the account and nothing else.
///
/// @param account that the card spends from and earns to
/// @param programme that the account belongs to
/// @param name as a cashier may see it; null while unknown
/// @param birthday null while unknown
public record Holder(
        CustomerId customer,
        AccountId account,
        ProgrammeId programme,
        @Nullable String name,
        @Nullable LocalDate birthday) {}
