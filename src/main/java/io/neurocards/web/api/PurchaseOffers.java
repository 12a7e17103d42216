package io.neurocards.web.api;

import io.neurocards.payments.Plans;
import io.neurocards.payments.checkout.Contacts;
import io.neurocards.payments.checkout.Gateways;
import org.springframework.stereotype.Component;

/** What is sold over the web, by whom it is paid, and where receipts go. */
@Component
record PurchaseOffers(Plans plans, Gateways gateways, Contacts contacts) {}
