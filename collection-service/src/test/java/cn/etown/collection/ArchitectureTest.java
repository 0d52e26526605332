package cn.etown.collection;

import cn.etown.kit.testing.HouseRules;

class ArchitectureTest extends HouseRules {

    ArchitectureTest() {
        super("cn.etown.collection");
    }
}
