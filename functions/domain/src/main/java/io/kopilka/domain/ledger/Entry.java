package io.kopilka.domain.ledger;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.number.Points;
import java.util.List;

/// One line of the ledger: points that leave one side and arrive at another. Never changed once written; a mistake is
/// mended by a mirrored entry.
///
/// @param debit the side they leave
/// @param credit the side they arrive at, another one
/// @param amount above zero
/// @param issuer the tenant that owes what the points are worth
/// @param acceptor the tenant at which they moved; in a coalition it may be another than the issuer
/// @param movements how the lots changed where the member's spendable points did: together exactly by the amount
public record Entry(
        EntryKind kind,
        Side debit,
        Side credit,
        PointsUnit unit,
        Points amount,
        TenantId issuer,
        TenantId acceptor,
        List<LotMovement> movements) {
    public Entry {
        movements = List.copyOf(movements);
        if (!amount.isPositive() || debit == credit) {
            throw new IllegalArgumentException("an entry moves more than nothing from one side to another");
        }
        Points moved = Points.ZERO;
        for (LotMovement movement : movements) {
            moved = moved.plus(movement.change());
        }
        Points member = unit == PointsUnit.SPENDABLE ? change(debit, credit, amount, Side.MEMBER) : Points.ZERO;
        if (!moved.equals(member)) {
            throw new IllegalArgumentException("lots moved by " + moved.units() + ", not by " + member.units());
        }
    }

    /// What the entry adds to a side; negative where it takes away.
    public Points change(Side side) {
        return change(debit, credit, amount, side);
    }

    private static Points change(Side debit, Side credit, Points amount, Side side) {
        if (side == credit) {
            return amount;
        }
        return side == debit ? Points.ZERO.minus(amount) : Points.ZERO;
    }
}
