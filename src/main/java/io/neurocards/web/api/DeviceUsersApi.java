package io.neurocards.web.api;

import io.neurocards.accounts.devices.Device;
import io.neurocards.accounts.devices.DeviceKind;
import io.neurocards.web.api.CustomerOrders.NewOrderJson;
import io.neurocards.web.api.CustomerOrders.OrdersJson;
import io.neurocards.web.api.DeviceUsers.DeviceUserJson;
import io.neurocards.web.api.NamedOrders.Named;
import io.neurocards.web.api.NamedOrders.Page;
import io.neurocards.web.api.contract.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Customers by a device of theirs, with their orders and points: for themselves, and for the operator's programs. The platform has to be
 * said when two devices of a kind have the same name.
 */
@RestController
@RequestMapping({"/v1/mobile/users/{device_id}", "/v1/desktop/users/{device_id}"})
@Tag(name = "Devices")
class DeviceUsersApi {

    private static final String PLATFORM = "ios or android for a phone, windows, mac or linux for a computer";

    private final DeviceUsers devices;
    private final NamedOrders orders;

    DeviceUsersApi(DeviceUsers devices, NamedOrders orders) {
        this.devices = devices;
        this.orders = orders;
    }

    private Optional<Device> device(HttpServletRequest request, @Nullable String platform, String deviceId) {
        return devices.find(kind(request), platform, deviceId);
    }

    private static DeviceKind kind(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/v1/mobile/") ? DeviceKind.MOBILE : DeviceKind.DESKTOP;
    }

    private Named named(Authentication caller, HttpServletRequest request, @Nullable String platform, String deviceId) {
        return devices.whose(caller, kind(request), platform, deviceId);
    }

    @Operation(
            summary = "The customer behind a device, for themselves",
            description = "For a program: scope users:read. Somebody else's device is 404, as if nobody had it")
    @GetMapping
    DeviceUserJson find(
            @PathVariable("device_id") String deviceId,
            @Parameter(description = PLATFORM) @RequestParam(name = "platform", required = false) @Nullable
                    String platform,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) Authentication caller) {
        return devices.profile(device(request, platform, deviceId), caller);
    }

    @Operation(
            summary = "Order things of the catalogue for a customer",
            description = "Scope orders:write. " + CustomerOrders.KEPT)
    @PostMapping("/orders")
    @Answers({201, 202})
    ResponseEntity<PlacedAnswer> place(
            @PathVariable("device_id") String deviceId,
            @Parameter(description = PLATFORM) @RequestParam(name = "platform", required = false) @Nullable
                    String platform,
            @RequestBody NewOrderJson wanted,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) Authentication caller,
            Locale locale)
            throws IOException {
        return orders.place(named(caller, request, platform, deviceId), caller, wanted, key, locale);
    }

    @Operation(summary = "A customer's newest orders first, from all platforms", description = "Scope orders:read")
    @GetMapping("/orders")
    OrdersJson latest(
            @PathVariable("device_id") String deviceId,
            @Parameter(description = PLATFORM) @RequestParam(name = "platform", required = false) @Nullable
                    String platform,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "before", required = false) @Nullable UUID before,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) Authentication caller,
            Locale locale) {
        return orders.latest(named(caller, request, platform, deviceId), caller, new Page(before, limit), locale);
    }

    @Operation(summary = "A customer's points and cards", description = "Scope loyalty:read")
    @GetMapping("/loyalty")
    CustomerLoyalty.LoyaltyJson loyalty(
            @PathVariable("device_id") String deviceId,
            @Parameter(description = PLATFORM) @RequestParam(name = "platform", required = false) @Nullable
                    String platform,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) Authentication caller) {
        return orders.loyalty(named(caller, request, platform, deviceId), caller);
    }
}
