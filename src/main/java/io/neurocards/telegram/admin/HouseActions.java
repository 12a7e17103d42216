package io.neurocards.telegram.admin;

import io.neurocards.operations.GrantCredits;
import io.neurocards.operations.RefundVideo;
import io.neurocards.operations.RetryVideo;
import io.neurocards.operations.StopVideo;
import io.neurocards.operations.TakeCredits;

/** What the house may do with credits and clips. */
record HouseActions(GrantCredits grant, TakeCredits take, RetryVideo retry, StopVideo stop, RefundVideo refund) {}
