package io.kopilka.tenants.team;

import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.outbox.Letter;
import io.kopilka.platform.tenancy.Invitation;
import io.kopilka.platform.tenancy.InvitationCode;
import io.kopilka.platform.tenancy.Role;

/// The letter that invites a person, in one language.
final class InvitationLetter {

    private InvitationLetter() {}

    static Letter of(Invitation invitation, InvitationCode code, Text shop, Language language) {
        String role = name(invitation.role()).in(language);
        return switch (language) {
            case RU ->
                new Letter(
                        invitation.email(),
                        "Приглашение в команду «" + shop.ru() + "»",
                        "Вас приглашают в команду «" + shop.ru() + "», роль: " + role
                                + ".\n\nВойдите в Копилку и введите код приглашения:\n\n" + code.reveal()
                                + "\n\nКод действует 7 дней и только один раз. Если вы не ждали приглашения, ничего"
                                + " делать не нужно.\n");
            case EN ->
                new Letter(
                        invitation.email(),
                        "An invitation to the team of " + shop.en(),
                        "You are invited to the team of " + shop.en() + " as " + role
                                + ".\n\nSign in to Kopilka and enter the code of the invitation:\n\n" + code.reveal()
                                + "\n\nIt is good for 7 days, and once. If you did not expect it, there is nothing to"
                                + " do.\n");
        };
    }

    /// A role in words.
    static Text name(Role role) {
        return switch (role) {
            case OWNER -> new Text("владелец", "owner");
            case MARKETER -> new Text("маркетолог", "marketer");
            case CASHIER -> new Text("кассир", "cashier");
            case ANALYST -> new Text("аналитик", "analyst");
            case DEVELOPER -> new Text("разработчик", "developer");
        };
    }
}
