/**
 * Two accounts that turn out to be one customer's. One side shows a code ({@link io.neurocards.accounts.linking.StartLink}), the
 * other side types it or opens the link that carries it ({@link io.neurocards.accounts.linking.ConfirmLink}): so both sides are
 * proved. The older person stays; what the other one has becomes theirs, module by module ({@link
 * io.neurocards.accounts.linking.JoinedData}), and for a day it can be undone ({@link io.neurocards.accounts.linking.UndoLink}).
 */
@NullMarked
@NamedInterface("linking")
package io.neurocards.accounts.linking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
