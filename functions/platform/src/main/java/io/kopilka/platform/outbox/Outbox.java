package io.kopilka.platform.outbox;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Write;

/// Where letters are put that are to leave the service.
public interface Outbox {

    /// The write that puts a letter there; it belongs into the transaction that the letter tells of, so that
    /// nobody is told of what did not happen, nor the other way round.
    Write put(TenantId tenant, Letter letter);
}
