package io.neurocards.telegram.admin;

import io.neurocards.operations.GrantCredits;
import io.neurocards.operations.RefundVideo;
import io.neurocards.operations.RetryVideo;
import io.neurocards.operations.StopVideo;
import io.neurocards.operations.TakeCredits;
import io.neurocards.telegram.updates.SetAsideUpdates;

/** What the house may do with credits, clips and what the bot set aside. */
record HouseActions(
        GrantCredits grant,
        TakeCredits take,
        RetryVideo retry,
        StopVideo stop,
        RefundVideo refund,
        SetAsideUpdates aside) {}
