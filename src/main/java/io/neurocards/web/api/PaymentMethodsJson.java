package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** By what credits are paid. */
record PaymentMethodsJson(@JsonProperty("payment_methods") List<PaymentMethodJson> paymentMethods) {}
