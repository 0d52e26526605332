package cn.etown.local.demo;

/** What is wrong on purpose with one day's sales. */
enum Fault {
    NONE("无", "nothing"),
    MALFORMED_AMOUNT("单价写成文字", "a price that is no number"),
    MISSING_FIELD("缺商品", "a required field is empty"),
    DUPLICATE_KEY("单号行号重复", "a key stands twice"),
    DAY_MISSING("当日未报", "nothing is sent"),
    SHORT("清单多报三行", "the manifest declares three records more than are sent");

    private final String zh;
    private final String en;

    Fault(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }
}
