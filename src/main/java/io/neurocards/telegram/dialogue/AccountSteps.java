package io.neurocards.telegram.dialogue;

import io.neurocards.telegram.client.ConditionalOnBot;
import org.springframework.stereotype.Component;

/** What customers do with their account as a whole: link it with another, type a code, take their data along, or leave. */
@Component
@ConditionalOnBot
record AccountSteps(LinkSteps links, CodeSteps codes, Takeaway takeaway, Farewell farewell) {}
