/**
 * How services tell each other what happened.
 *
 * <p>The way of an event: {@link cn.etown.kit.feed.Outbox} writes it in the transaction of the change, without a position;
 * {@code Sequencer} gives it the next position once it is committed; {@link cn.etown.kit.feed.FeedResource} serves it, in
 * the order of positions, for ever; in another service a {@code Follower} reads it and lets every
 * {@link cn.etown.kit.feed.Subscription} that wants it apply it, exactly once. What cannot be applied waits in
 * {@code ParkedEvents} until an operator has it applied again.
 */
package cn.etown.kit.feed;
