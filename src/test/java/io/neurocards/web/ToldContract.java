package io.neurocards.web;

import io.neurocards.web.WebhookReceiver.Message;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the contract of a running studio says that partners' servers are sent, held against what they were sent. */
record ToldContract(JsonNode contract, Conformity conformity) {

    static ToldContract of(RunningStudio studio) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(studio.address() + "/v3/api-docs"));
            var contract = JsonMapper.shared()
                    .readTree(
                            http.send(request.build(), BodyHandlers.ofString()).body());
            return new ToldContract(contract, new Conformity(contract));
        }
    }

    /** Returns what a message has that the contract does not say, and what the contract says that it does not have. */
    List<String> complaints(Message message) {
        var operation = contract.path("webhooks").path(message.event()).path("post");
        if (operation.isMissingNode()) {
            return List.of("The contract knows no " + message.event());
        }
        var complaints = new ArrayList<String>();
        var headers = List.of(
                String.valueOf(message.id()),
                String.valueOf(message.timestamp()),
                String.valueOf(message.signatures()));
        var named = operation.path("parameters").findValuesAsString("name");
        if (headers.contains("null")
                || !named.equals(List.of("webhook-id", "webhook-timestamp", "webhook-signature"))) {
            complaints.add(named + " are " + headers);
        }
        var body = operation.path("requestBody").path("content").path(message.type());
        complaints.addAll(conformity.complaints(body.path("schema"), message.json()));
        compare("message", body.path("schema"), message.json(), complaints);
        compare("example", body.path("schema"), body.path("example"), complaints);
        return complaints;
    }

    private void compare(String what, JsonNode schema, JsonNode value, List<String> complaints) {
        var fields = resolved(schema).path("properties");
        var said = new TreeSet<>(fields.propertyNames());
        var there = new TreeSet<>(value.propertyNames());
        if (!said.equals(there)) {
            complaints.add(what + " has " + there + ", the contract says " + said);
        }
        fields.forEachEntry((name, field) -> {
            if (resolved(field).has("properties")) {
                compare(what + "." + name, field, value.path(name), complaints);
            }
        });
    }

    private JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref");
        return reference.isMissingNode()
                ? schema
                : contract.at(reference.asString().substring(1));
    }
}
