package io.kopilka.cards.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Result;
import io.kopilka.accounts.card.CardKindSettings;
import io.kopilka.accounts.card.CardKindSettings.Design;
import io.kopilka.accounts.card.CardKindSettings.Stripe;
import io.kopilka.accounts.card.Media;
import io.kopilka.accounts.card.Validity;
import io.kopilka.accounts.number.CardNumbers;
import io.kopilka.domain.card.NumberForm;
import io.kopilka.domain.identity.CardBatchId;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;

/// Sheets and cards, printed and scanned again. With `-Dkopilka.pictures=DIR` the pages are kept as
/// pictures, to be looked at.
final class CardPdfTest {

    private static final NumberForm EAN = new NumberForm.Ean13("27");
    private static final NumberForm LUHN = new NumberForm.Luhn("9643", 16);
    private static final NumberForm MASK = new NumberForm.Mask("GOLD-@@@@@@@@@-20262A!");

    private static final Design BLUE = new Design(
            "#1A4D8F",
            "#FFFFFF",
            List.of(
                    new Text("Предъявите карту до оплаты", "Show the card before you pay"),
                    new Text("Потеряли? +7 343 000-00-00", "Lost it? +7 343 000-00-00"),
                    Text.of("www.obuv.example")));

    private static Look look(NumberForm form, Media media, Design design, Language language) {
        CardKindSettings settings = new CardKindSettings(
                media,
                new Validity.Until(LocalDate.of(2029, 12, 31)),
                Optional.of(form),
                design,
                media.hasStripe() ? Optional.of(new Stripe(true, true, Optional.empty())) : Optional.empty());
        return new Look(
                new CardBatchId("bat_01K8Q5A1B2C3D4E5F6G7H8J9KM"),
                new Text("Обувь на Малышева", "Shoes on Malysheva"),
                new Text("Карта покупателя", "Buyer's card"),
                settings,
                form,
                language);
    }

    private static List<PrintedCard> cards(NumberForm form, int count, String... names) {
        byte[] key = new byte[CardNumbers.KEY_BYTES];
        new Random(count).nextBytes(key);
        CardNumbers numbers = new CardNumbers(form, key);
        List<PrintedCard> cards = new ArrayList<>();
        for (int place = 0; place < count; place++) {
            cards.add(new PrintedCard(
                    place + 1, numbers.at(place), place < names.length ? Optional.of(names[place]) : Optional.empty()));
        }
        return cards;
    }

    private static void keep(String name, BufferedImage picture) {
        String folder = System.getProperty("kopilka.pictures");
        if (folder != null) {
            try {
                Files.createDirectories(Path.of(folder));
                ImageIO.write(picture, "png", Path.of(folder, name + ".png").toFile());
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    private static void everyCardOfASheetIsRead(NumberForm form, BarcodeFormat format, Language language) {
        List<PrintedCard> cards = cards(form, 13, "Анна Петрова", "Константин Константинопольский-Заволжский");
        byte[] pdf = CardPdf.sheets(look(form, Media.BARCODE, BLUE, language), cards);
        assertThat(Pictures.pages(pdf)).isEqualTo(2);
        List<BufferedImage> sheets = Pictures.of(pdf, 0, 1);
        List<BufferedImage> cut = new ArrayList<>(Pictures.cut(sheets.get(0), 10));
        cut.addAll(Pictures.cut(sheets.get(1), 3));
        keep("sheet-" + form.getClass().getSimpleName() + "-" + language, sheets.getFirst());
        for (int place = 0; place < cards.size(); place++) {
            Result read = Pictures.scan(cut.get(place));
            assertThat(read.getText()).isEqualTo(cards.get(place).number().value());
            assertThat(read.getBarcodeFormat()).isEqualTo(format);
        }
    }

    @Test
    void everyBarCodeOfASheetIsReadBackFromTheRenderedPage() {
        everyCardOfASheetIsRead(EAN, BarcodeFormat.EAN_13, Language.RU);
        everyCardOfASheetIsRead(LUHN, BarcodeFormat.CODE_128, Language.EN);
        everyCardOfASheetIsRead(MASK, BarcodeFormat.CODE_128, Language.RU);
    }

    @Test
    void aCardOfItsOwnPageIsReadToo() {
        List<PrintedCard> cards = cards(LUHN, 2, "Анна Петрова");
        byte[] pdf = CardPdf.singly(look(LUHN, Media.BOTH, BLUE, Language.RU), cards);
        List<BufferedImage> pages = Pictures.of(pdf, 0, 1);
        keep("card-both-RU", pages.getFirst());
        for (int page = 0; page < 2; page++) {
            assertThat(Pictures.scan(pages.get(page)).getText())
                    .isEqualTo(cards.get(page).number().value());
        }
    }

    @Test
    void aCardWithAStripeAloneShowsItsNumberAndNoBarCode() {
        List<PrintedCard> cards = cards(LUHN, 1, "Anna Petrova");
        byte[] pdf = CardPdf.singly(look(LUHN, Media.STRIPE, Design.PLAIN, Language.EN), cards);
        BufferedImage page = Pictures.of(pdf, 0).getFirst();
        keep("card-stripe-EN", page);
        assertThatThrownBy(() -> Pictures.scan(page)).isInstanceOf(AssertionError.class);
        assertThat(Pictures.texts(pdf).replace(" ", ""))
                .contains(cards.getFirst().number().value());
    }

    @Test
    void aPageIsAsBigAsTheCardAndItsBleed() throws IOException {
        byte[] pdf = CardPdf.singly(look(EAN, Media.BARCODE, BLUE, Language.RU), cards(EAN, 1));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDPage page = document.getPage(0);
            assertThat(millimetres(page.getMediaBox())).isEqualTo("91.60 x 59.98");
            assertThat(millimetres(page.getBleedBox())).isEqualTo("91.60 x 59.98");
            assertThat(millimetres(page.getTrimBox())).isEqualTo("85.60 x 53.98");
        }
    }

    private static String millimetres(PDRectangle box) {
        return String.format(Locale.ROOT, "%.2f x %.2f", box.getWidth() / 72 * 25.4, box.getHeight() / 72 * 25.4);
    }

    @Test
    void textsAreThoseOfTheShopInTheLanguageThatIsAskedFor() {
        List<PrintedCard> cards = cards(EAN, 2, "Анна Петрова");
        assertThat(Pictures.texts(CardPdf.sheets(look(EAN, Media.BARCODE, BLUE, Language.RU), cards)))
                .contains(
                        "Обувь на Малышева",
                        "Карта покупателя",
                        "Предъявите карту до оплаты",
                        "до 31.12.2029",
                        "Анна Петрова",
                        cards.getFirst().number().value(),
                        "Партия bat_01K8Q5A1B2C3D4E5F6G7H8J9KM · карты 1–2 · лист 1 из 1");
        assertThat(Pictures.texts(CardPdf.sheets(look(EAN, Media.BARCODE, BLUE, Language.EN), cards)))
                .contains("Shoes on Malysheva", "Buyer's card", "Show the card before you pay", "until 31.12.2029");
    }

    @Test
    void theColourIsTheShops() {
        byte[] pdf = CardPdf.sheets(look(EAN, Media.BARCODE, BLUE, Language.RU), cards(EAN, 1));
        BufferedImage card = Pictures.cut(Pictures.of(pdf, 0).getFirst(), 1).getFirst();
        assertThat(card.getRGB(20, 20) & 0xFFFFFF).isEqualTo(0x1A4D8F);
    }

    @Test
    void whatTheFontHasNoLetterForIsAQuestionMarkAndTooMuchIsCut() {
        List<PrintedCard> cards = cards(EAN, 2, "Аня 🎉", "Щ".repeat(40));
        String texts = Pictures.texts(CardPdf.singly(look(EAN, Media.BARCODE, BLUE, Language.RU), cards));
        assertThat(texts).contains("Аня ?", "ЩЩЩ").contains("…");
    }

    @Test
    void nothingIsEmbeddedButTheLettersThatAreUsedAndBarsAreNoPictures() throws IOException {
        byte[] pdf = CardPdf.sheets(look(EAN, Media.BARCODE, BLUE, Language.RU), cards(EAN, 10));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var resources = document.getPage(0).getResources();
            for (var name : resources.getXObjectNames()) {
                assertThat(resources.isImageXObject(name)).isFalse();
            }
            for (var name : resources.getFontNames()) {
                assertThat(resources.getFont(name).isEmbedded()).isTrue();
            }
        }
        assertThat(pdf.length).isLessThan(60_000);
    }

    @Test
    void theSameCardsMakeTheSameBytes() {
        Look look = look(EAN, Media.BARCODE, BLUE, Language.RU);
        assertThat(Arrays.hashCode(CardPdf.sheets(look, cards(EAN, 3))))
                .isEqualTo(Arrays.hashCode(CardPdf.sheets(look, cards(EAN, 3))));
    }

    @Test
    void aDocumentOfAThousandCardsHasAHundredSheets() {
        long begun = System.nanoTime();
        long worked = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        byte[] pdf = CardPdf.sheets(look(EAN, Media.BARCODE, BLUE, Language.RU), cards(EAN, CardPdf.MOST_CARDS));
        System.out.printf(
                "1,000 cards on sheets: %,d ms, of which %,d on the processor; %,d bytes%n",
                Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - worked)
                        .toMillis(),
                pdf.length);
        assertThat(Pictures.pages(pdf)).isEqualTo(100);
        assertThat(pdf.length).isLessThan(3_000_000);
        BufferedImage last = Pictures.of(pdf, 99).getFirst();
        assertThat(Pictures.scan(Pictures.cut(last, 10).getLast()).getText())
                .isEqualTo(cards(EAN, CardPdf.MOST_CARDS).getLast().number().value());
        assertThatThrownBy(() -> CardPdf.sheets(look(EAN, Media.BARCODE, BLUE, Language.RU), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void filesForPrintShopAndEncoderAreTables() {
        List<PrintedCard> cards = List.of(
                new PrintedCard(1, LUHN.at(1), Optional.of("Анна Петрова")),
                new PrintedCard(2, LUHN.at(2), Optional.of("=1+1")));
        Look look = look(LUHN, Media.BOTH, BLUE, Language.RU);
        assertThat(lines(CardCsv.numbers(look, cards, Language.RU)))
                .containsExactly(
                        "\uFEFF№,Номер,Штрихкод,Имя",
                        "1,9643000000000012,Code 128,Анна Петрова",
                        "2,9643000000000020,Code 128,'=1+1");
        Stripe stripe = new Stripe(true, true, Optional.of("77"));
        assertThat(lines(CardCsv.tracks(stripe, cards, Language.EN, true)))
                .containsExactly(
                        "\uFEFFNo.,Number,Track 1,Track 2",
                        "1,9643000000000012,%9643000000000012^ANNA PETROVA?,;9643000000000012=77?",
                        "2,9643000000000020,%9643000000000020^11?,;9643000000000020=77?");
        assertThat(lines(CardCsv.tracks(new Stripe(false, true, Optional.empty()), cards, Language.EN, false)))
                .containsExactly(
                        "\uFEFFNo.,Number,Track 2",
                        "1,9643000000000012,9643000000000012",
                        "2,9643000000000020,9643000000000020");
    }

    private static List<String> lines(byte[] csv) {
        return List.of(new String(csv, StandardCharsets.UTF_8).split("\r\n"));
    }
}
