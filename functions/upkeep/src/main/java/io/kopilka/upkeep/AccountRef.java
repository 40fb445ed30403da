package io.kopilka.upkeep;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.TenantId;

/// An account of a tenant's.
record AccountRef(TenantId tenant, ProgrammeId programme, AccountId account) {}
