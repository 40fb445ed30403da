package io.kopilka.local.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.local.service.PrivateFile;
import io.kopilka.platform.tenancy.ApiKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// What one needs to call the demo shop.
///
/// @param key with every scope
/// @param store one of the stores
/// @param cards the first is in the hands of a customer who has told everything
public record Demo(TenantId tenant, ApiKey key, StoreId store, List<CardNumber> cards) {

    /// Writes it for scripts, with mode 0600, for it holds the key.
    ///
    /// @param issuer where the people of the shop sign in
    public void write(Path file, URI baseUrl, URI issuer) {
        ObjectNode node = Json.object()
                .put("baseUrl", baseUrl.toString())
                .put("apiKey", key.reveal())
                .put("tenant", tenant.value())
                .put("store", store.value())
                .put("issuer", issuer.toString());
        ArrayNode numbers = node.putArray("cards");
        cards.forEach(card -> numbers.add(card.value()));
        PrivateFile.write(file, (node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
