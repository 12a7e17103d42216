package io.neurocards.web.api;

import io.neurocards.web.api.GiftsApi.MadeGiftJson;
import java.util.List;

/** Gifts with their codes, which are shown once. */
record MadeGifts(List<MadeGiftJson> gifts) {}
