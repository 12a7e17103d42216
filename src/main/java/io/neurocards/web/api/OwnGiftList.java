package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Gifts, the newest first. */
record OwnGiftList(@JsonProperty("gift_codes") List<OwnGiftJson> giftCodes) {}
