package io.kopilka.platform.table;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.Crockford;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.ReceiptId;
import java.util.List;
import java.util.stream.IntStream;

/// One of the partitions that a busy list is spread over.
///
/// Eight of them take about 4,000 receipts a second of one tenant's day: a partition takes 1,000 write units, a
/// listing
/// costs two in the
/// transaction of its sale. The count is a part of the keys: it may grow for new days only, never shrink.
///
/// @param number 0–7
public record Shard(int number) {

    /// How many there are.
    public static final int COUNT = 8;

    /// All of them, for reading.
    public static final List<Shard> ALL =
            IntStream.range(0, COUNT).mapToObj(Shard::new).toList();

    public Shard {
        if (number < 0 || number >= COUNT) {
            throw new IllegalArgumentException("there is no shard " + number);
        }
    }

    /// The shard of a receipt: by its id, which is a hash and thus even already.
    public static Shard of(ReceiptId receipt) {
        String id = receipt.value();
        return new Shard(Crockford.valueOf(id.charAt(id.length() - 1)) % COUNT);
    }

    /// The shard of an account: by the random end of the id.
    public static Shard of(AccountId account) {
        String id = account.value();
        return new Shard(Crockford.valueOf(id.charAt(id.length() - 1)) % COUNT);
    }

    /// The shard of any other text.
    public static Shard of(String text) {
        return new Shard(Math.floorMod(text.hashCode(), COUNT));
    }

    /// The shard of a customer: by the random end of the id, for its beginning is the time.
    public static Shard of(CustomerId customer) {
        String id = customer.value();
        return new Shard(Crockford.valueOf(id.charAt(id.length() - 1)) % COUNT);
    }
}
