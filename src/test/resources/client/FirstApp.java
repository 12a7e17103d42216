package app;

import io.neurocards.client.ApiClient;
import io.neurocards.client.ApiException;
import io.neurocards.client.api.DevicesApi;
import io.neurocards.client.api.PushApi;
import io.neurocards.client.api.VideosApi;
import io.neurocards.client.model.ItemJson;
import io.neurocards.client.model.NewMobileUser;
import io.neurocards.client.model.NewOrderJson;
import io.neurocards.client.model.NewPushToken;
import io.neurocards.client.model.SyncOperationJson;
import io.neurocards.client.model.SyncRequestJson;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the maker of an app begins with: a device, its push token, work done offline sent in one batch, an order and a clip. */
public final class FirstApp {

    private FirstApp() {}

    public static void main(String[] arguments) throws Exception {
        var address = arguments[0];
        var photo = new File(arguments[1]);
        var device = "phone-" + UUID.randomUUID();

        var made = new DevicesApi(client(address, null))
                .mobileUsersCreate(
                        new NewMobileUser()
                                .deviceId(device)
                                .platform(NewMobileUser.PlatformEnum.ANDROID)
                                .appVersion("1.0")
                                .acceptTerms(true),
                        UUID.randomUUID().toString());
        System.out.println("registered " + made.getStatus() + " " + made.getPlatform());
        var devices = new DevicesApi(client(address, made.getToken()));

        devices.mobileUsersPush(device, new NewPushToken().token("a-token-of-the-push-service"), null);
        System.out.println("push key "
                + (new PushApi(client(address, made.getToken()))
                                .pushKey()
                                .getPublicKey()
                                .length()
                        > 80));

        var batch = new SyncRequestJson()
                .operations(List.of(
                        draft("spring", Map.of("title", "Sneaker"), 0L), draft("autumn", Map.of("title", "Boot"), 0L)));
        var first = devices.syncMobile(device, batch, null);
        var repeated = devices.syncMobile(device, batch, null);
        System.out.println(
                "synced " + first.getResults().size() + " " + statuses(first) + ", again " + statuses(repeated));

        var late = devices.syncMobile(
                device,
                new SyncRequestJson()
                        .cursor(first.getCursor())
                        .operations(List.of(draft("spring", Map.of("title", "Sandal"), 0L))),
                null);
        var conflict = late.getResults().getFirst().getConflict();
        System.out.println("conflict " + (conflict != null && conflict.getServer() != null));

        var wanted = new NewOrderJson()
                .addItemsItem(new ItemJson().sku("credits-5").quantity(1))
                .currency("RUB");
        var key = UUID.randomUUID().toString();
        var order = devices.deviceUsersPlaceOnMobile(device, wanted, "android", key);
        var again = devices.deviceUsersPlaceOnMobile(device, wanted, "android", key);
        System.out.println("ordered " + order.getStatus() + " " + order.getTotalAmount() + ", once "
                + order.getOrderId().equals(again.getOrderId()));
        System.out.println("orders "
                + devices.deviceUsersLatestOnMobile(device, "android", 10, null)
                        .getOrders()
                        .size());
        System.out.println("points "
                + devices.deviceUsersLoyaltyOnMobile(device, "android").getCurrentPoints());

        try {
            new VideosApi(client(address, made.getToken()))
                    .orderVideosOrder(
                            "white sneaker",
                            "ad",
                            UUID.randomUUID().toString(),
                            null,
                            3,
                            null,
                            null,
                            photo,
                            null,
                            null,
                            null,
                            null);
            System.out.println("clip ordered");
        } catch (ApiException refused) {
            System.out.println("clip refused " + refused.getCode() + " "
                    + refused.getResponseBody().contains("\"code\""));
        }
    }

    private static String statuses(io.neurocards.client.model.SyncAnswerJson answer) {
        return answer.getResults().stream().map(one -> one.getStatus()).toList().toString();
    }

    private static SyncOperationJson draft(String key, Map<String, String> value, long version) {
        return new SyncOperationJson()
                .operationId(UUID.nameUUIDFromBytes((key + value).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .collection("drafts")
                .key(key)
                .value(value)
                .baseVersion(version);
    }

    private static ApiClient client(String address, String token) {
        var client = new ApiClient();
        client.updateBaseUri(address);
        if (token != null) {
            client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        }
        return client;
    }
}
