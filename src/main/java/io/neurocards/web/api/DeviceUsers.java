package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.Persons;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.accounts.callers.Scope;
import io.neurocards.accounts.devices.Device;
import io.neurocards.accounts.devices.DeviceCaller;
import io.neurocards.accounts.devices.DeviceKind;
import io.neurocards.accounts.devices.KnownDevices;
import io.neurocards.accounts.devices.RegisterDevice;
import io.neurocards.accounts.devices.RegisterDevice.By;
import io.neurocards.accounts.devices.RegisterDevice.Form;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.access.Reach;
import io.neurocards.web.api.NamedOrders.Named;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Customers by a device of theirs, the same for phones and computers. */
@Component
record DeviceUsers(
        RegisterDevice register, KnownDevices known, NamedCustomers customers, Persons persons, Reach reach) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CreatedDevice(
            @Schema(description = "created, or exists when it was the caller's own already", example = "created")
            String status,

            @JsonProperty("user_uuid") UUID userUuid,
            @JsonProperty("device_uuid") UUID deviceUuid,
            @Schema(example = "mobile_ios") String platform,
            @JsonProperty("created_at") Instant createdAt,

            @Schema(
                    description =
                            "What the device proves itself with from now on; left out when it proved itself with one",
                    example = "nkd_2b7e151628aed2a6abf7158809cf4f3c762e7160f38")
            @Nullable
            String token,

            @Schema(description = "Fields that were sent and mean nothing here") @Nullable
            List<String> ignored) {

        @Override
        public String toString() {
            return "CreatedDevice[***]";
        }
    }

    ResponseEntity<CreatedDevice> create(
            Form form, @Nullable String key, @Nullable Authentication caller, @Nullable List<String> ignored) {
        var registered = register.register(form, IdempotencyKey.secret(key), by(caller));
        var device = registered.device();
        return ResponseEntity.status(registered.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .cacheControl(CacheControl.noStore())
                .body(new CreatedDevice(
                        registered.isNew() ? "created" : "exists",
                        device.personId().value(),
                        device.id(),
                        device.platform().word(),
                        device.createdAt(),
                        registered.token(),
                        ignored));
    }

    private static @Nullable By by(@Nullable Authentication caller) {
        if (caller == null || !(caller.getPrincipal() instanceof Caller customer)) {
            return null;
        }
        return new By(
                customer.personId(),
                Reach.device(caller).map(DeviceCaller::device).orElse(null));
    }

    record DeviceUserJson(
            @JsonProperty("user_uuid") UUID userUuid,
            String platform,
            @JsonProperty("device_id") String deviceId,
            @JsonProperty("app_version") String appVersion,
            @JsonProperty("first_name") @Nullable String firstName,
            @JsonProperty("last_name") @Nullable String lastName,
            String language,
            @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("last_seen_at") Instant lastSeenAt) {}

    Optional<Device> find(DeviceKind kind, @Nullable String platform, String deviceId) {
        return known.find(kind, platform, deviceId);
    }

    /** Returns whose the device of that name is, and its platform, which has to be said or known when no database can be asked. */
    Named whose(Authentication caller, DeviceKind kind, @Nullable String word, String deviceId) {
        try {
            var device = known.find(kind, word, deviceId);
            var usual = kind.platforms().getFirst(); // of nobody's order, which is refused
            return new Named(device.map(Device::platform).orElse(usual), device.map(Device::personId));
        } catch (RuntimeException e) {
            var platform = word == null
                    ? Reach.device(caller)
                            .map(DeviceCaller::platform)
                            .filter(kind.platforms()::contains)
                            .orElseThrow(() -> e)
                    : kind.platform(word);
            return new Named(platform, Optional.of(customers.kept(caller, platform, deviceId, e)));
        }
    }

    DeviceUserJson profile(Optional<Device> device, Authentication caller) {
        var id = reach.of(caller, device.map(Device::personId), Scope.USERS_READ);
        var person = persons.find(id).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        var found = device.orElseThrow();
        return new DeviceUserJson(
                id.value(),
                found.platform().word(),
                found.externalId(),
                found.appVersion(),
                person.firstName(),
                person.lastName(),
                person.locale().getLanguage(),
                found.createdAt(),
                found.lastSeenAt());
    }

    /** Returns the caller's own device of that name; nobody else's, and nothing to programs. */
    Device own(Optional<Device> device, Authentication caller) {
        reach.own(caller, device.map(Device::personId));
        return device.orElseThrow();
    }
}
