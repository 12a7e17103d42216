package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.accounts.devices.Device;
import io.neurocards.accounts.devices.DeviceCaller;
import io.neurocards.accounts.devices.OwnDevices;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.access.Reach;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A customer's own devices. */
@RestController
@RequestMapping("/v1/devices")
@Tag(name = "Devices")
class DevicesApi {

    private final OwnDevices devices;

    DevicesApi(OwnDevices devices) {
        this.devices = devices;
    }

    record DevicesJson(List<DeviceJson> devices) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeviceJson(
            @JsonProperty("device_uuid") UUID deviceUuid,
            String platform,
            @JsonProperty("device_id") String deviceId,
            @JsonProperty("app_version") String appVersion,
            @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("last_seen_at") Instant lastSeenAt,
            @JsonProperty("revoked_at") @Nullable Instant revokedAt,

            @Schema(description = "Whether this is the device that asks")
            boolean current) {

        static DeviceJson of(Device device, boolean current) {
            return new DeviceJson(
                    device.id(),
                    device.platform().word(),
                    device.externalId(),
                    device.appVersion(),
                    device.createdAt(),
                    device.lastSeenAt(),
                    device.revokedAt(),
                    current);
        }
    }

    @Operation(summary = "All own devices, the newest first; when one was last seen is true to 5 minutes")
    @GetMapping
    DevicesJson all(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) Authentication how) {
        var current = Reach.device(how).map(DeviceCaller::device);
        return new DevicesJson(devices.of(caller.personId()).stream()
                .map(device -> DeviceJson.of(
                        device, current.filter(device.id()::equals).isPresent()))
                .toList());
    }

    @Operation(
            summary = "End a device's token",
            description = "It stays yours: nobody else can register it, and you can again, signed in")
    @DeleteMapping("/{device_uuid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(
            @PathVariable("device_uuid") UUID device,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        devices.revoke(caller.personId(), device);
    }

    record DeviceTokenJson(String token) {

        @Override
        public String toString() {
            return "DeviceTokenJson[***]";
        }
    }

    @Operation(
            summary = "Get another token for the device that asks",
            description =
                    "The one it has is good until the other is first used. With an Idempotency-Key of 16 characters or more a"
                            + " repeated request returns the same token")
    @PostMapping("/current/token")
    ResponseEntity<DeviceTokenJson> rotate(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Parameter(hidden = true) Authentication how) {
        var device = Reach.device(how).orElseThrow(() -> new ProblemException(ProblemCode.FORBIDDEN));
        var chosen = key == null ? UUID.randomUUID().toString() : IdempotencyKey.secret(key);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new DeviceTokenJson(devices.rotate(device.device(), chosen)));
    }
}
