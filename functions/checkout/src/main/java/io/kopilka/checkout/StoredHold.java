package io.kopilka.checkout;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.HoldId;
import io.kopilka.domain.identity.ProgrammeId;
import java.time.Instant;

/// Whose points were set aside, and until when. Whether they still are says the account alone.
record StoredHold(HoldId id, CustomerId customer, ProgrammeId programme, AccountId account, Instant until) {}
