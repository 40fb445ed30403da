package io.kopilka.accounts;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.PersonId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.ledger.*;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.ruleset.Accumulation.Measured;
import io.kopilka.domain.ruleset.PeriodUnit;
import io.kopilka.domain.tier.TierStanding;
import java.io.*;
import java.time.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

final class LedgerBytes {
    static byte[] write(Account a) {
        return bytes(out -> {
            out.writeByte(1);
            out.writeLong(a.nextLot().value());
            out.writeInt(a.book().lots().size());
            for (AccountLot l : a.book().lots()) {
                out.writeLong(l.number().value());
                out.writeLong(l.left().units());
                term(out, l.term());
            }
            out.writeInt(a.book().debts().size());
            for (Debt d : a.book().debts()) {
                out.writeLong(d.lot().value());
                out.writeLong(d.owed().units());
            }
            Counters c = a.counters();
            out.writeInt(c.tallies().size());
            for (var e : c.tallies().entrySet()) {
                subject(out, e.getKey());
                out.writeLong(e.getValue().total());
                out.writeInt(e.getValue().buckets().size());
                for (Buckets b : e.getValue().buckets()) {
                    switch (b.grain()) {
                        case Grain.Units(PeriodUnit u) -> {
                            out.writeByte(0);
                            out.writeUTF(u.name());
                        }
                        case Grain.Days(int w) -> {
                            out.writeByte(1);
                            out.writeInt(w);
                        }
                    }
                    out.writeInt(b.size());
                    for (int i = 0; i < b.size(); i++) {
                        out.writeInt(b.startOf(i));
                        out.writeLong(b.figureOf(i));
                    }
                }
            }
            out.writeInt(c.recent().size());
            for (RecentPurchase r : c.recent()) {
                out.writeLong(r.at().getEpochSecond());
                out.writeInt(r.mark());
                out.writeInt(r.paid().size());
                for (var e : r.paid().entrySet()) {
                    subject(out, e.getKey());
                    out.writeLong(e.getValue());
                }
            }
            date(out, c.latest());
            out.writeBoolean(a.tier() != null);
            if (a.tier() != null) {
                out.writeUTF(a.tier().tier());
                date(out, a.tier().since());
            }
        });
    }

    static Account read(AccountId id, ProgrammeId programme, long version, byte[] bytes) {
        return from(bytes, in -> {
            in.readByte();
            LotNumber next = new LotNumber(in.readLong());
            List<AccountLot> lots = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--)
                lots.add(new AccountLot(new LotNumber(in.readLong()), Points.ofUnits(in.readLong()), term(in)));
            List<Debt> debts = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--)
                debts.add(new Debt(new LotNumber(in.readLong()), Points.ofUnits(in.readLong())));
            Map<Subject, Tally> tallies = new HashMap<>();
            for (int n = in.readInt(); n > 0; n--) {
                Subject s = subject(in);
                long total = in.readLong();
                List<Buckets> buckets = new ArrayList<>();
                for (int m = in.readInt(); m > 0; m--) {
                    Grain g = in.readByte() == 0
                            ? new Grain.Units(PeriodUnit.valueOf(in.readUTF()))
                            : new Grain.Days(in.readInt());
                    int size = in.readInt();
                    int[] starts = new int[size];
                    long[] figures = new long[size];
                    for (int i = 0; i < size; i++) {
                        starts[i] = in.readInt();
                        figures[i] = in.readLong();
                    }
                    buckets.add(Buckets.of(g, starts, figures));
                }
                tallies.put(s, new Tally(total, buckets));
            }
            List<RecentPurchase> recent = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--) {
                Instant at = Instant.ofEpochSecond(in.readLong());
                int mark = in.readInt();
                Map<Subject, Long> paid = new HashMap<>();
                for (int m = in.readInt(); m > 0; m--) {
                    Subject s = subject(in);
                    paid.put(s, in.readLong());
                }
                recent.add(new RecentPurchase(at, mark, paid));
            }
            LocalDate latest = date(in);
            TierStanding tier =
                    in.readBoolean() ? new TierStanding(in.readUTF(), Objects.requireNonNull(date(in))) : null;
            return new Account(
                    id,
                    programme,
                    version,
                    new LotBook(lots, debts),
                    next,
                    new Counters(tallies, recent, latest),
                    tier);
        });
    }

    static byte[] write(Posting p) {
        return bytes(out -> {
            out.writeByte(1);
            out.writeUTF(p.id().text());
            out.writeUTF(p.stamp().occurredAt().toString());
            out.writeUTF(p.stamp().recordedAt().toString());
            out.writeUTF(p.stamp().cause() instanceof Cause.Sold(var r) ? r.value() : "");
            out.writeUTF(p.stamp().actor() == null ? "" : p.stamp().actor().value());
            out.writeInt(p.entries().size());
            for (Entry e : p.entries()) {
                out.writeUTF(e.kind().name());
                out.writeUTF(e.debit().name());
                out.writeUTF(e.credit().name());
                out.writeUTF(e.unit().name());
                out.writeLong(e.amount().units());
                out.writeUTF(e.issuer().value());
                out.writeUTF(e.acceptor().value());
                out.writeInt(e.movements().size());
                for (LotMovement m : e.movements()) {
                    out.writeLong(m.lot().value());
                    out.writeLong(m.change().units());
                    out.writeBoolean(m.term() != null);
                    if (m.term() != null) term(out, m.term());
                }
            }
        });
    }

    static Posting posting(byte[] bytes) {
        return from(bytes, in -> {
            in.readByte();
            Ulid id = Ulid.parse(in.readUTF()).orElseThrow();
            OffsetDateTime at = OffsetDateTime.parse(in.readUTF());
            Instant recorded = Instant.parse(in.readUTF());
            Cause cause = new Cause.Sold(new ReceiptId(in.readUTF()));
            String actor = in.readUTF();
            List<Entry> entries = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--) {
                EntryKind kind = EntryKind.valueOf(in.readUTF());
                Side debit = Side.valueOf(in.readUTF());
                Side credit = Side.valueOf(in.readUTF());
                PointsUnit unit = PointsUnit.valueOf(in.readUTF());
                Points amount = Points.ofUnits(in.readLong());
                TenantId issuer = new TenantId(in.readUTF());
                TenantId acceptor = new TenantId(in.readUTF());
                List<LotMovement> movements = new ArrayList<>();
                for (int m = in.readInt(); m > 0; m--)
                    movements.add(new LotMovement(
                            new LotNumber(in.readLong()),
                            Points.ofUnits(in.readLong()),
                            in.readBoolean() ? term(in) : null));
                entries.add(new Entry(kind, debit, credit, unit, amount, issuer, acceptor, movements));
            }
            return new Posting(
                    id,
                    new Stamp(
                            at,
                            recorded,
                            cause,
                            actor.startsWith("key_") ? new KeyId(actor) : actor.isEmpty() ? null : new PersonId(actor)),
                    entries);
        });
    }

    private interface Out {
        void to(DataOutputStream out) throws IOException;
    }

    private interface In<T> {
        T from(DataInputStream in) throws IOException;
    }

    private static byte[] bytes(Out o) {
        ByteArrayOutputStream b = new ByteArrayOutputStream();
        try {
            o.to(new DataOutputStream(b));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return b.toByteArray();
    }

    private static <T> T from(byte[] b, In<T> i) {
        try {
            return i.from(new DataInputStream(new ByteArrayInputStream(b)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void date(DataOutputStream out, @Nullable LocalDate d) throws IOException {
        out.writeLong(d == null ? Long.MIN_VALUE : d.toEpochDay());
    }

    private static @Nullable LocalDate date(DataInputStream in) throws IOException {
        long d = in.readLong();
        return d == Long.MIN_VALUE ? null : LocalDate.ofEpochDay(d);
    }

    private static void term(DataOutputStream out, LotTerm t) throws IOException {
        date(out, t.activates());
        date(out, t.expires());
    }

    private static LotTerm term(DataInputStream in) throws IOException {
        return new LotTerm(Objects.requireNonNull(date(in)), date(in));
    }

    private static void subject(DataOutputStream out, Subject s) throws IOException {
        switch (s) {
            case Subject.Purchases _ -> out.writeByte(0);
            case Subject.Bought b -> {
                out.writeByte(1);
                out.writeBoolean(b.segment() != null);
                if (b.segment() != null) out.writeUTF(b.segment());
                out.writeUTF(b.measure().name());
            }
            case Subject.Uses u -> {
                out.writeByte(2);
                out.writeUTF(u.offer());
            }
        }
    }

    private static Subject subject(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 0 -> Subject.PURCHASES;
            case 1 -> new Subject.Bought(in.readBoolean() ? in.readUTF() : null, Measured.valueOf(in.readUTF()));
            default -> new Subject.Uses(in.readUTF());
        };
    }
}
