/** Contracts (接口规范): versions of what an interface carries, from draft to replaced or withdrawn. */
package cn.etown.governance.contract;
