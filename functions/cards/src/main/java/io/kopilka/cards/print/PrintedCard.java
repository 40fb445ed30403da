package io.kopilka.cards.print;

import io.kopilka.domain.identity.CardNumber;
import java.util.Optional;

/// A card to be printed.
///
/// @param serial its place in the batch, from 1
/// @param name to be printed on it
public record PrintedCard(int serial, CardNumber number, Optional<String> name) {}
