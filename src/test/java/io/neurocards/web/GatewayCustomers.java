package io.neurocards.web;

import io.neurocards.payments.checkout.PurchaseWish;
import io.neurocards.payments.checkout.StartPurchase;
import io.neurocards.payments.gateways.ScriptedGateway;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers of a studio who pay by the gateway in memory, and that gateway as it tells of it. */
final class GatewayCustomers {

    /** Gives the studio's parts. */
    @FunctionalInterface
    interface Beans {
        <T> T get(Class<T> type);
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final Supplier<String> address;
    private final Beans beans;

    GatewayCustomers(Supplier<String> address, Beans beans) {
        this.address = address;
        this.beans = beans;
    }

    ApiClient signedUp(String email) throws IOException, InterruptedException {
        return new ApiClient(address.get()).signedUp(email);
    }

    static long credits(ApiClient client) throws IOException, InterruptedException {
        return client.get("/v1/balance").body().path("credits").asLong();
    }

    /** Buys five credits, and pays at the gateway, which has not told of it; returns what the gateway calls that. */
    String pays(String email, String key) {
        var person = beans.get(JdbcClient.class)
                .sql("select person_id from identities where platform = 'website' and external_id = :email")
                .param("email", email)
                .query(UUID.class)
                .single();
        var started = beans.get(StartPurchase.class)
                .start(
                        OperationId.named(email + key),
                        new PurchaseWish(
                                new PersonId(person),
                                "credits-5",
                                ScriptedGateway.NAME,
                                Platform.WEBSITE,
                                null,
                                URI.create("https://neurocards.example/bought"),
                                Locale.ENGLISH));
        var gateway = beans.get(ScriptedGateway.class);
        return gateway.pay(gateway.reference(started.payment())).reference();
    }

    int tell(String words, String signature) throws IOException, InterruptedException {
        return post("/api/webhook/" + ScriptedGateway.NAME, words, signature);
    }

    int post(String path, String words, String signature) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address.get() + path))
                .header("Scripted-Signature", signature)
                .POST(BodyPublishers.ofString(words))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }
}
