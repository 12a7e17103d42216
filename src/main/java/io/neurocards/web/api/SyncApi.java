package io.neurocards.web.api;

import io.neurocards.accounts.devices.DeviceKind;
import io.neurocards.accounts.sync.SyncDocuments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What apps keep for their customer, on all of the customer's devices. */
@RestController
@RequestMapping("/v1")
@Tag(name = "Devices")
class SyncApi {

    private static final String EFFECT =
            "An operation is done once, however often it is sent. One that was based on an older version is a conflict: the answer"
                    + " holds what is there (server) and what was sent (client), and nothing is changed. All operations of a"
                    + " request are done, or none. What a request may hold: 100 operations, 256 KB; a customer: 1,000"
                    + " documents";

    private final DeviceUsers devices;
    private final SyncDocuments documents;

    SyncApi(DeviceUsers devices, SyncDocuments documents) {
        this.devices = devices;
        this.documents = documents;
    }

    @Operation(summary = "Send what was changed on a phone, and get what was changed elsewhere", description = EFFECT)
    @PostMapping("/mobile/users/{device_id}/sync")
    ResponseEntity<SyncJson.SyncAnswerJson> mobile(
            @PathVariable("device_id") String deviceId,
            @RequestParam(name = "platform", required = false) @Nullable String platform,
            @RequestBody SyncJson.SyncRequestJson request,
            @Parameter(hidden = true) Authentication caller) {
        return synchronised(DeviceKind.MOBILE, platform, deviceId, request, caller);
    }

    @Operation(
            summary = "Send what was changed on a computer, and get what was changed elsewhere",
            description = EFFECT)
    @PostMapping("/desktop/users/{device_id}/sync-cloud")
    ResponseEntity<SyncJson.SyncAnswerJson> desktop(
            @PathVariable("device_id") String deviceId,
            @RequestParam(name = "platform", required = false) @Nullable String platform,
            @RequestBody SyncJson.SyncRequestJson request,
            @Parameter(hidden = true) Authentication caller) {
        return synchronised(DeviceKind.DESKTOP, platform, deviceId, request, caller);
    }

    private ResponseEntity<SyncJson.SyncAnswerJson> synchronised(
            DeviceKind kind,
            @Nullable String platform,
            String deviceId,
            SyncJson.SyncRequestJson request,
            Authentication caller) {
        var device = devices.own(devices.find(kind, platform, deviceId), caller);
        var answer = documents.synchronise(device.personId(), request.cursor(), request.wanted());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(SyncJson.SyncAnswerJson.of(answer));
    }
}
