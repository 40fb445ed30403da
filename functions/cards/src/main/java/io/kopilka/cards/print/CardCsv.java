package io.kopilka.cards.print;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.kopilka.accounts.card.CardKindSettings.Stripe;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.wire.SpreadsheetCell;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Cards as CSV (RFC 4180): UTF-8 with a mark at its beginning, a head in the reader's language, a row a
/// card.
public final class CardCsv {

    /// The most cards of one file.
    public static final int MOST_CARDS = 25_000;

    private static final char MARK = '\uFEFF';
    private static final Text SERIAL = new Text("№", "No.");
    private static final Text NUMBER = new Text("Номер", "Number");
    private static final Text SYMBOLOGY = new Text("Штрихкод", "Bar code");
    private static final Text NAME = new Text("Имя", "Name");
    private static final Text TRACK_ONE = new Text("Дорожка 1", "Track 1");
    private static final Text TRACK_TWO = new Text("Дорожка 2", "Track 2");

    private CardCsv() {}

    /// What a print shop needs: serial number, card number, kind of bar code (empty where the card has
    /// none), name.
    public static byte[] numbers(Look look, List<PrintedCard> cards, Language reader) {
        String symbology = look.settings().media().hasBarCode() ? BarCode.symbology(look.form()) : "";
        return written(
                List.of(SERIAL, NUMBER, SYMBOLOGY, NAME),
                cards,
                reader,
                card -> List.of(
                        Integer.toString(card.serial()),
                        card.number().value(),
                        symbology,
                        card.name().orElse("")));
    }

    /// What an encoder needs: serial number, card number, and the tracks that are written.
    ///
    /// @param sentinels whether tracks are told with the characters that begin and end them
    public static byte[] tracks(Stripe stripe, List<PrintedCard> cards, Language reader, boolean sentinels) {
        List<Text> heads = new ArrayList<>(List.of(SERIAL, NUMBER));
        if (stripe.trackOne()) {
            heads.add(TRACK_ONE);
        }
        if (stripe.trackTwo()) {
            heads.add(TRACK_TWO);
        }
        return written(heads, cards, reader, card -> row(stripe, card, sentinels));
    }

    private static List<String> row(Stripe stripe, PrintedCard card, boolean sentinels) {
        List<String> cells = new ArrayList<>(
                List.of(Integer.toString(card.serial()), card.number().value()));
        if (stripe.trackOne()) {
            cells.add(track(Tracks.one(card.number(), card.name()), sentinels));
        }
        if (stripe.trackTwo()) {
            cells.add(track(Tracks.two(card.number(), stripe.siteCode()), sentinels));
        }
        return cells;
    }

    private static String track(String text, boolean sentinels) {
        return sentinels ? text : text.substring(1, text.length() - 1);
    }

    private static byte[] written(
            List<Text> heads, List<PrintedCard> cards, Language reader, Function<PrintedCard, List<String>> row) {
        StringWriter text = new StringWriter();
        text.append(MARK);
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(heads.stream().map(head -> head.in(reader)).toList());
            cards.forEach(card -> csv.writeRecord(
                    row.apply(card).stream().map(SpreadsheetCell::safe).toList()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can be written to", impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
