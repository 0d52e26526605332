/**
 * What a contract (接口规范) may say: a strict, typed reading of the Open Data Contract Standard 3.1 for the parts the
 * platform enforces. Plain Java; knows documents only as maps, lists and values.
 */
package cn.etown.governance.contract.domain;
