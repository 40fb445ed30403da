package io.kopilka.accounts.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.card.CardKindSettings.Design;
import io.kopilka.accounts.card.CardKindSettings.Stripe;
import io.kopilka.accounts.number.NumberFormJson;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.card.NumberForm;
import io.kopilka.domain.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A card kind's settings as JSON, on the wire and in the table.
public final class CardKindDocument {

    private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");
    private static final Pattern SITE_CODE = Pattern.compile("[0-9]{1,5}");
    private static final int MOST_MONTHS = 120;

    /// In thousandths: what large text needs to be legible (WCAG 2.2, 1.4.3).
    private static final long LEAST_CONTRAST = 3_000;

    private CardKindDocument() {}

    /// The settings that a document describes, or all that is wrong with it.
    public static Read<CardKindSettings> read(JsonNode document) {
        Faults faults = new Faults();
        Fields fields = Fields.of(document, "", faults);
        fields.required("media");
        Media media = fields.choice("media", Media.byWire(), Media.BARCODE);
        Validity validity = validity(fields);
        JsonNode numbers = fields.optional("numbers");
        NumberForm form = numbers == null ? null : NumberFormJson.read(numbers, fields.at("numbers"), faults);
        Design design = design(fields);
        Optional<Stripe> stripe = stripe(fields, media, form);
        fields.end();
        return Read.of(new CardKindSettings(media, validity, Optional.ofNullable(form), design, stripe), faults);
    }

    /// The settings as a document.
    public static ObjectNode write(CardKindSettings settings) {
        ObjectNode document = Json.object().put("media", settings.media().wire());
        switch (settings.validity()) {
            case Validity.Endless() -> document.putNull("validity");
            case Validity.Months(int count) -> document.putObject("validity").put("months", count);
            case Validity.Until(LocalDate last) ->
                document.putObject("validity").put("until", last.toString());
        }
        settings.numbers()
                .ifPresentOrElse(
                        form -> document.set("numbers", NumberFormJson.write(form)), () -> document.putNull("numbers"));
        ObjectNode design = document.putObject("design")
                .put("background", settings.design().background())
                .put("text", settings.design().text());
        ArrayNode wording = design.putArray("wording");
        settings.design().wording().forEach(line -> wording.add(text(line)));
        settings.stripe()
                .ifPresentOrElse(
                        stripe -> document.putObject("stripe")
                                .put("track1", stripe.trackOne())
                                .put("track2", stripe.trackTwo())
                                .put("siteCode", stripe.siteCode().orElse(null)),
                        () -> document.putNull("stripe"));
        return document;
    }

    private static JsonNode text(Text text) {
        return text.ru().equals(text.en())
                ? Json.object().textNode(text.ru())
                : Json.object().put("ru", text.ru()).put("en", text.en());
    }

    private static Validity validity(Fields fields) {
        JsonNode value = fields.optional("validity");
        if (value == null) {
            return new Validity.Endless();
        }
        Fields validity = Fields.of(value, fields.at("validity"), fields.faults());
        LocalDate until = validity.optionalDate("until");
        int months = validity.integer("months", 1, MOST_MONTHS, 0);
        validity.end();
        if (validity.has("until") == validity.has("months") && value.isObject()) {
            fields.fault(
                    "validity",
                    Code.INVALID_VALUE,
                    "Укажите одно из двух: months или until.",
                    "Give one of the two: months or until.");
        }
        return until == null ? new Validity.Months(Math.max(1, months)) : new Validity.Until(until);
    }

    private static Design design(Fields fields) {
        JsonNode value = fields.optional("design");
        if (value == null) {
            return Design.PLAIN;
        }
        Fields design = Fields.of(value, fields.at("design"), fields.faults());
        String background = colour(design, "background", Design.PLAIN.background());
        String text = colour(design, "text", legibleOn(background));
        List<Text> wording = design.list("wording", Design.MOST_LINES, (line, where) -> line(design, line, where));
        design.end();
        if (contrast(background, text) < LEAST_CONTRAST) {
            design.fault(
                    "text",
                    Code.NOT_ALLOWED_HERE,
                    "На этом фоне текст не прочесть: контраст должен быть не меньше 3 : 1.",
                    "The text cannot be read on this background: the contrast must be 3 : 1 or more.");
        }
        return new Design(background, text, wording);
    }

    private static Text line(Fields design, JsonNode line, String where) {
        if (!line.isObject()) {
            return Text.of(design.text(line, where, Design.LONGEST_LINE));
        }
        Fields languages = Fields.of(line, where, design.faults());
        Text text = new Text(languages.text("ru", Design.LONGEST_LINE), languages.text("en", Design.LONGEST_LINE));
        languages.end();
        return text;
    }

    private static String colour(Fields fields, String name, String absent) {
        String colour = fields.optionalText(name, 7);
        if (colour == null) {
            return absent;
        }
        if (!COLOUR.matcher(colour).matches()) {
            fields.fault(
                    name,
                    Code.INVALID_VALUE,
                    "Здесь должен быть цвет вида #1A4D8F.",
                    "This must be a colour such as #1A4D8F.");
            return absent;
        }
        return colour.toUpperCase(Locale.ROOT);
    }

    private static Optional<Stripe> stripe(Fields fields, Media media, @Nullable NumberForm form) {
        JsonNode value = fields.optional("stripe");
        if (value == null) {
            return media.hasStripe()
                    ? Optional.of(new Stripe(true, form == null || form.isDigitsOnly(), Optional.empty()))
                    : Optional.empty();
        }
        if (!media.hasStripe()) {
            fields.fault(
                    "stripe",
                    Code.NOT_ALLOWED_HERE,
                    "У карт этого вида нет магнитной полосы.",
                    "Cards of this kind have no magnetic stripe.");
        }
        Fields stripe = Fields.of(value, fields.at("stripe"), fields.faults());
        boolean one = stripe.flag("track1", true);
        boolean two = stripe.flag("track2", true);
        String siteCode = stripe.optionalText("siteCode", 5);
        stripe.end();
        if (siteCode != null && !SITE_CODE.matcher(siteCode).matches()) {
            stripe.fault("siteCode", Code.INVALID_VALUE, "Здесь должно быть 1–5 цифр.", "This must be 1 to 5 digits.");
        }
        if (!one && !two) {
            fields.fault("stripe", Code.INVALID_VALUE, "Нужна хотя бы одна дорожка.", "At least one track is needed.");
        }
        if (two && form != null && !form.isDigitsOnly()) {
            stripe.fault(
                    "track2",
                    Code.NOT_ALLOWED_HERE,
                    "На дорожке 2 бывают только цифры, а в номерах есть буквы или дефис.",
                    "Track 2 holds digits alone, and these numbers have letters or hyphens.");
        }
        return Optional.of(new Stripe(one, two, Optional.ofNullable(siteCode)));
    }

    /// Black or white, whichever is read better.
    private static String legibleOn(String background) {
        return contrast(background, "#FFFFFF") >= contrast(background, "#000000") ? "#FFFFFF" : "#000000";
    }

    /// The contrast ratio of two colours in thousandths (WCAG 2.2, "contrast ratio").
    private static long contrast(String one, String other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.round(1_000 * Math.max(a, b) / Math.min(a, b));
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
