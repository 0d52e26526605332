package cn.etown.collection.catalogue;

import cn.etown.kit.feed.FeedEvent;
import cn.etown.kit.feed.Subscription;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.ZoneOffset;
import java.util.Set;

/** Keeps the codes of the code lists as governance tells them, in pieces and, where contracts begin to use a list, again. */
@ApplicationScoped
class CodeListSubscription implements Subscription {

    private static final String CODES = "cn.etown.governance.code-list-codes.v1";

    @Override
    public String source() {
        return "governance";
    }

    @Override
    public String name() {
        return "code-lists";
    }

    @Override
    public Set<String> types() {
        return Set.of(CODES);
    }

    @Override
    public Set<String> followedLater() {
        return types();
    }

    /** What was told before is told alike again: a published version does not change. */
    @Override
    public Uni<Void> apply(FeedEvent event, SqlConnection tx) {
        JsonObject told = event.data();
        String list = told.getString("list");
        int number = told.getInteger("number");
        return tx.preparedQuery("""
                        insert into followed_code_list (list, number, published_at, entries) values ($1, $2, $3, $4)
                        on conflict do nothing""")
                .execute(Tuple.of(
                        list,
                        number,
                        told.getInstant("publishedAt").atOffset(ZoneOffset.UTC),
                        told.getInteger("entries")))
                .chain(() -> tx.preparedQuery("""
                        insert into followed_code (list, number, code, valid_from, valid_until)
                        select $1, $2, code, "validFrom", "validUntil"
                        from jsonb_to_recordset(cast(cast($3 as text) as jsonb))
                            as t (code text, "validFrom" date, "validUntil" date)
                        on conflict do nothing""")
                        .execute(Tuple.of(
                                list, number, told.getJsonArray("codes").encode())))
                .replaceWithVoid();
    }
}
